use crate::value::Value;
pub enum Step {
    Item(Value),
    Done,
    Resume(Value),
    Call(Value, Vec<Value>),
    Library,
}
