use crate::heap::Heap;
use crate::trap::Trap;
use crate::value::Value;
impl Heap {
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
