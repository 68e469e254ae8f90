mod support;
#[test]
fn one() {
    let Some(path) = std::env::var_os("ONE") else { return };
    let bytes = std::fs::read(path).unwrap();
    let t = std::time::Instant::now();
    match diapause_snapshot::unchecked::load(&bytes, 16 << 20) {
        Ok((mut m, _)) => {
            eprintln!("loaded {:?}", t.elapsed());
            m.state.recursion_limit = m.state.recursion_limit.min(1000);
            m.collect();
            eprintln!("collected");
            let _ = diapause_snapshot::dump(&m, &Default::default());
            eprintln!("dumped");
            for _ in 0..50 {
                let top = *m.frames.last().unwrap();
                let (_, code) = m.codes.code(top.code).unwrap();
                eprintln!("{:?} {} {:?}", code.qualname, top.pc, code.instructions.get(top.pc as usize));
                let e = m.run(1);
                eprintln!("{e:?}");
                if !matches!(e, diapause_vm::exec::Exit::OutOfFuel) { break }
            }
        }
        Err(e) => eprintln!("{e}"),
    }
}
