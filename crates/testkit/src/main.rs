//! The command line of the testkit.
#![forbid(unsafe_code)]

use std::io::{self, Read, Write};
use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

use diapause_bytecode::disassemble::disassemble_module;
use diapause_testkit::corpus::{self, Case};
use diapause_testkit::drive::{self, Way};
use diapause_testkit::host::Functions;
use diapause_testkit::hostile::{self, Sweep};
use diapause_testkit::known::KnownFailures;
use diapause_testkit::report::{self, Mode};
use diapause_testkit::{batch, golden, humaneval, ladder, portable, processes, specimens, suite};

/// As in the addon but for a shorter way there to small blocks, so that what is measured here holds
/// there.
#[cfg(target_os = "linux")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const HELP: &str = "\
usage: cargo run -p diapause-testkit -- <command>

  plain | calls | preempt | collect | deltas | processes [filter ...]
                      run the corpus one way; a filter is a part of a path
  pauses [filter ...] the programs of pauses/: plain, calls and processes
  all [filter ...]    every way
      --full          show every difference in full (the default for up to 10)
      --brief         show every failure in one line
  run <file | -> [--ext value|error]
                      run a program and print what CPython would
  dis <file | ->      the listing of its bytecode
  humaneval [file] [id ...] [--preempt | --collect]
  ladder [directory]
  suite               run the tests of a plan (JSON on stdin), each for itself
  differences         write what the programs of __test__/differences print here
  portable [filter ...]
                      run the corpus here and on an engine that answers on stdin
  golden <directory>  write the golden snapshots of __test__/golden/specimens
  hostile [filter ...] [--full] [--up-to bytes] [--trace file] [--keep directory]
                      damage these snapshots, and try them: cut off everywhere, and
                      with --full every byte replaced by every other one
  batch               run programs (a JSON string on each line of stdin), a line for each
";

/// Changes of a small snapshot, unless all are asked for.
const SOME: usize = 2000;

/// Failures that are shown in full unless something else is asked for.
const FULL: usize = 10;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let Some((command, rest)) = arguments.split_first() else {
        eprint!("{HELP}");
        return ExitCode::FAILURE;
    };
    let result = match command.as_str() {
        "run" => run(rest),
        "dis" => dis(rest),
        "humaneval" => humaneval(rest),
        "ladder" => ladder(rest),
        "suite" => suite(),
        "differences" => differences(),
        "golden" => golden(rest),
        "hostile" => sweep(rest),
        "batch" => batch::run(&mut io::stdin().lock(), &mut io::stdout().lock()).map(|()| true),
        "portable" => run_portable(rest),
        "pause-step" => pause_step(rest),
        "all" => modes(&Mode::ALL, "", rest),
        "pauses" => modes(&[Mode::Plain, Mode::Calls, Mode::Processes], "pauses/", rest),
        name => match Mode::ALL.iter().find(|mode| mode.name() == name) {
            Some(mode) => modes(&[*mode], "", rest),
            None => {
                eprint!("{HELP}");
                Ok(false)
            }
        },
    };
    match result {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("testkit: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Runs the corpus in some modes. Whether all is as expected.
fn modes(modes: &[Mode], area: &str, rest: &[String]) -> io::Result<bool> {
    let (options, filters): (Vec<&String>, Vec<&String>) =
        rest.iter().partition(|text| text.starts_with("--"));
    let directory = corpus::directory();
    let known = KnownFailures::load(&directory.join("known_failures.txt"))?;
    let mut cases = corpus::load(&directory)?;
    let strangers = report::strangers(&cases, &known);
    for path in &strangers {
        println!("LISTED as failing but no program of the corpus: {path}");
    }
    cases.retain(|case| {
        let chosen = filters.is_empty() || filters.iter().any(|part| case.path.contains(*part));
        chosen && case.path.starts_with(area)
    });
    let mut good = strangers.is_empty();
    for mode in modes {
        let report = report::run(*mode, &cases, &known);
        let full = match options.first().map(|option| option.as_str()) {
            Some("--full") => true,
            Some("--brief") => false,
            _ => report.failures.len() <= FULL,
        };
        print!("{}", report.failures_text(full));
        println!("{}", report.summary());
        io::stdout().flush()?;
        good &= report.is_good();
    }
    Ok(good)
}

/// Runs one program and prints what it prints.
fn run(rest: &[String]) -> io::Result<bool> {
    let (file, source) = source(rest)?;
    let ext = rest.iter().position(|text| text == "--ext").and_then(|at| rest.get(at + 1));
    let functions = match ext.map(String::as_str) {
        Some("error") => Functions::ExtRaises,
        Some(_) => Functions::ExtReturns,
        None if file.contains("pauses/") => Functions::ExtReturns,
        None if corpus::has_directive(&source, "host") => Functions::Host,
        None => Functions::None,
    };
    let (script_name, expected) = (file.clone(), String::new());
    let case = Case { path: file, script_name, functions, source, expected, heavy: false };
    let outcome = drive::run(&case, Way::Plain);
    print!("{}", outcome.printed.stdout);
    eprint!("{}", outcome.printed.stderr);
    io::stdout().flush()?;
    eprint!("{}", outcome.ending);
    for fault in &outcome.faults {
        eprintln!("testkit: {fault}");
    }
    Ok(outcome.faults.is_empty() && outcome.ending.is_empty())
}

fn dis(rest: &[String]) -> io::Result<bool> {
    let (file, source) = source(rest)?;
    match diapause_compiler::compile(&source, &file, diapause_compiler::Mode::Program) {
        Ok(module) => {
            print!("{}", disassemble_module(&module));
            Ok(true)
        }
        Err(error) => {
            println!("{}", error.render());
            Ok(false)
        }
    }
}

/// A program and its name; `-` is stdin.
fn source(rest: &[String]) -> io::Result<(String, String)> {
    let Some(file) = rest.first() else { return Err(io::Error::other("expected a file, or -")) };
    let mut source = String::new();
    if file == "-" {
        io::stdin().read_to_string(&mut source)?;
    } else {
        source = fs::read_to_string(file)
            .map_err(|error| io::Error::new(error.kind(), format!("{file}: {error}")))?;
    }
    Ok((file.clone(), source))
}

fn humaneval(rest: &[String]) -> io::Result<bool> {
    let (mut file, mut way, mut ids) = (humaneval::file(), Way::Plain, Vec::new());
    for text in rest {
        match text.as_str() {
            "--preempt" => way = Way::Preempt,
            "--collect" => way = Way::Collect,
            path if path.ends_with(".jsonl") => file = path.into(),
            id => ids.push(id.to_owned()),
        }
    }
    let report = humaneval::run(&file, &ids, way)?;
    print!("{}", report.text());
    Ok(report.failures.is_empty())
}

fn ladder(rest: &[String]) -> io::Result<bool> {
    let directory = rest.first().map_or_else(ladder::directory, Into::into);
    print!("{}", ladder::run(&directory)?);
    Ok(true)
}

/// Writes what the programs that differ from CPython print here.
fn differences() -> io::Result<bool> {
    let directory = corpus::differences_directory();
    for entry in fs::read_dir(&directory)? {
        let file = entry?.path();
        if file.extension().is_none_or(|extension| extension != "py") {
            continue;
        }
        let case = Case {
            path: file.display().to_string(),
            script_name: "main.py".to_owned(),
            functions: Functions::None,
            source: fs::read_to_string(&file)?,
            expected: String::new(),
            heavy: false,
        };
        fs::write(file.with_extension("ours.out"), drive::run(&case, Way::Plain).all())?;
    }
    Ok(true)
}

/// Writes the golden snapshots.
fn golden(rest: &[String]) -> io::Result<bool> {
    let Some(directory) = rest.first() else {
        return Err(io::Error::other("expected a directory"));
    };
    println!("{} snapshots", golden::write(Path::new(directory))?);
    Ok(true)
}

/// Damages the snapshots of specimens.
fn sweep(rest: &[String]) -> io::Result<bool> {
    let (mut how, mut filters) = (Sweep { most: Some(SOME), ..Sweep::default() }, Vec::new());
    let mut up_to = usize::MAX;
    let mut words = rest.iter();
    while let Some(word) = words.next() {
        match word.as_str() {
            "--full" => how.most = None,
            "--up-to" => {
                up_to = words
                    .next()
                    .and_then(|bytes| bytes.parse().ok())
                    .ok_or_else(|| io::Error::other("expected a number of bytes behind --up-to"))?;
            }
            "--trace" => how.trace = words.next().map(Into::into),
            "--keep" => how.keep = words.next().map(Into::into),
            filter => filters.push(filter),
        }
    }
    let mut good = true;
    let (mut snapshots, mut damaged) = (0, 0);
    for specimen in specimens::load(&specimens::directory())? {
        if !filters.is_empty() && !filters.iter().any(|part| specimen.name.contains(part)) {
            continue;
        }
        let size = specimen.fall_asleep().map_err(io::Error::other)?.bytes.len();
        if size > up_to {
            continue;
        }
        let tally = hostile::sweep(&specimen, &how).map_err(io::Error::other)?;
        (snapshots, damaged) = (snapshots + 1, damaged + tally.refused + tally.ran);
        println!("{}: {size} bytes, {tally}", specimen.name);
        tally.faults.iter().take(FULL).for_each(|fault| println!("  {fault}"));
        tally.odd.iter().take(FULL).for_each(|odd| println!("  oddly: {odd}"));
        io::stdout().flush()?;
        good &= tally.faults.is_empty();
    }
    println!("{snapshots} snapshots, {damaged} damaged");
    Ok(good)
}

fn suite() -> io::Result<bool> {
    let plan = serde_json::from_reader(io::stdin().lock())?;
    suite::run(&plan, &mut io::stdout().lock())?;
    Ok(true)
}

fn run_portable(filters: &[String]) -> io::Result<bool> {
    let mut cases = corpus::load(&corpus::directory())?;
    cases.retain(|case| filters.is_empty() || filters.iter().any(|part| case.path.contains(part)));
    portable::run(&cases, &mut io::stdin().lock(), &mut io::stdout().lock())
}

fn pause_step(rest: &[String]) -> io::Result<bool> {
    let Some(directory) = rest.first() else {
        return Err(io::Error::other("expected a directory"));
    };
    processes::step(Path::new(directory))?;
    Ok(true)
}
