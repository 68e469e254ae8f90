use crate::heap::Heap;
use crate::trap::Trap;
use crate::types::TypeId;
use crate::value::Value;
use diapause_bytecode::Conversion;
impl Heap {
    pub fn exception_attribute(&mut self, _v: Value, _n: &str) -> Result<Option<Value>, Trap> {
        Ok(None)
    }
    pub fn set_exception_attribute(
        &mut self,
        _v: Value,
        _n: &str,
        _x: Value,
    ) -> Result<bool, Trap> {
        Ok(false)
    }
    pub fn construct_exception(
        &mut self,
        id: TypeId,
        args: Vec<Value>,
        _k: &[(Value, Value)],
    ) -> Result<Value, Trap> {
        self.new_exception(id.value(), args)
    }
    pub fn exception_matches(&mut self, e: Value, c: Value) -> Result<bool, Trap> {
        Ok(self.is_instance(e, c))
    }
    pub fn format_field(&mut self, _v: Value, _s: Value, _c: Conversion) -> Result<Value, Trap> {
        Err(Trap::Library)
    }
    pub fn describe_attribute_error(
        &mut self,
        _e: Value,
        _o: Value,
        _n: Value,
    ) -> Result<(), Trap> {
        Ok(())
    }
    pub fn describe_name_error(&mut self, _e: Value, _n: Value) -> Result<(), Trap> {
        Ok(())
    }
    pub fn set_exception_text(&mut self, _e: Value, _n: &str, _v: Value) -> Result<(), Trap> {
        Ok(())
    }
    pub fn plain_object(&mut self) -> Result<Value, Trap> {
        Ok(Value::NONE)
    }
    pub fn truth(&mut self, v: Value) -> Result<bool, Trap> {
        Ok(!v.is_none() && v != Value::FALSE && v != Value::small(0))
    }
    pub fn contains(&mut self, _c: Value, _i: Value) -> Result<bool, Trap> {
        Err(Trap::Library)
    }
    pub fn iterate(&mut self, _c: Value) -> Result<Value, Trap> {
        Err(Trap::Library)
    }
    pub fn advance(&mut self, _c: Value) -> Result<crate::types::iter::Step, Trap> {
        Err(Trap::Library)
    }
    pub fn unpack(&mut self, _c: Value, _n: usize) -> Result<Vec<Value>, Trap> {
        Err(Trap::Library)
    }
    pub fn unpack_star(&mut self, _c: Value, _n: usize, _m: usize) -> Result<Vec<Value>, Trap> {
        Err(Trap::Library)
    }
    pub fn list_extend(&mut self, _c: Value, _i: Value) -> Result<(), Trap> {
        Err(Trap::Library)
    }
    pub fn set_update(&mut self, _c: Value, _i: Value) -> Result<(), Trap> {
        Err(Trap::Library)
    }
    pub fn dict_update(&mut self, _c: Value, _i: Value) -> Result<(), Trap> {
        Err(Trap::Library)
    }
    pub fn dict_merge(&mut self, _c: Value, _i: Value, _x: Value) -> Result<(), Trap> {
        Err(Trap::Library)
    }
    pub fn get_item(&mut self, _c: Value, _i: Value) -> Result<Value, Trap> {
        Err(Trap::Library)
    }
    pub fn set_item(&mut self, _c: Value, _i: Value, _v: Value) -> Result<(), Trap> {
        Err(Trap::Library)
    }
    pub fn delete_item(&mut self, _c: Value, _i: Value) -> Result<(), Trap> {
        Err(Trap::Library)
    }
}
