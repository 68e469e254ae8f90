//! Two ways to the line of an offset agree.

use diapause_vm::traceback::{Lines, line_with};

#[test]
fn a_line_is_found_without_the_others() {
    let sources = [
        "",
        "a",
        "\n",
        "one\ntwo\nthree",
        "one\r\ntwo\rthree \n\n  four\t\n",
        "\r\r\n\n\r",
        "naïve = 'é'\r\nask(naïve)\n",
    ];
    for source in sources {
        let lines = Lines::new(source);
        for offset in 0..source.len() as u32 + 3 {
            let (line, bytes) = lines.locate(offset);
            let expected = (line, bytes, lines.line(line));
            assert_eq!(line_with(source, offset), expected, "{offset} of {source:?}");
        }
    }
}
