//! Tells the linker how an addon is linked on this platform.

fn main() {
    napi_build::setup();
    // Node unloads an addon when the last environment that uses it ends, a worker's for example. The
    // allocator has told the threads of the process to call it when they end, so its code has to
    // stay. musl never unloads, macOS nothing with variables of threads.
    if std::env::var("CARGO_CFG_TARGET_OS").as_deref() == Ok("linux") {
        println!("cargo:rustc-cdylib-link-arg=-Wl,-z,nodelete");
    }
}
