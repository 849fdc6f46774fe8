//! Loading and writing on real folders, made for each test.

use std::fs;
use std::path::Path;

use ctl_syntax::diagnostic::Severity;
use insta::assert_snapshot;
use tempfile::TempDir;

use super::{Loaded, load, relative, replace, write_whole};
use crate::failure::Failure;

const MANIFEST: &str = "name = \"acme\"\nedition = \"2026\"\n";

/// A folder with files in it: (path, bytes).
fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let dir = TempDir::new().expect("a temporary folder");
    for (path, bytes) in files {
        let path = dir.path().join(path);
        fs::create_dir_all(path.parent().expect("files stand in folders")).expect("a folder");
        fs::write(path, bytes).expect("a file");
    }
    dir
}

fn files(loaded: &Loaded) -> Vec<&str> {
    let main = loaded.main().expect("there is a package");
    main.files.iter().map(|file| file.path_relative.as_str()).collect()
}

fn diagnostics(loaded: &Loaded) -> Vec<String> {
    let main = loaded.main().expect("there is a package");
    let line = |d: &ctl_syntax::diagnostic::Diagnostic| {
        let span = d.primary().expect("every diagnostic has a place");
        let file = &main.files[span.file.0 as usize].path_relative;
        let label = &d.labels[0].text;
        let help = &d.notes[0].text;
        format!("{} {file}@{} {}: {} [{label}] ({help})", d.severity.word(), span.range.start, d.code, d.message)
    };
    main.diagnostics.iter().map(line).collect()
}

/// The failure, with the name of the temporary folder taken out.
fn failure(result: Result<Loaded, Failure>, dir: &Path) -> String {
    let failure = result.expect_err("it cannot be loaded");
    let real = dir.canonicalize().expect("the folder is there");
    let here = std::env::current_dir().expect("there is a working folder");
    let report = failure.report(110, false, false);
    let report = report.replace(&relative(&real, &here), "DIR").replace(&*dir.to_string_lossy(), "DIR");
    report.replace("DIR/", "")
}

#[test]
fn a_package_is_all_files_below_its_manifest_in_order() {
    let dir = folder(&[
        ("ctl.toml", MANIFEST.as_bytes()),
        ("b.ctl", b"b"),
        ("a/z.ctl", b"z"),
        ("a.ctl", b"a"),
        ("a/b/c.ctl", b"c"),
        ("notes.md", b"no"),
        (".hidden/h.ctl", b"no"),
        (".#a.ctl", b"no"),
        ("target/t.ctl", b"no"),
        ("node_modules/n.ctl", b"no"),
        ("other/ctl.toml", b"name = \"other\""),
        ("other/o.ctl", b"no"),
    ]);
    for asked in ["", "a", "a/b/c.ctl"] {
        let loaded = load(&dir.path().join(asked)).expect("it can be loaded");
        assert_eq!(files(&loaded), ["a.ctl", "a/b/c.ctl", "a/z.ctl", "b.ctl"]);
        let main = loaded.main().expect("there is a package");
        assert_eq!(main.name, "acme");
        assert_eq!(&*main.files[1].text, "c");
        assert_eq!(main.diagnostics, []);
    }
}

#[test]
fn a_folder_without_a_manifest_is_a_package_without_a_name() {
    let dir = folder(&[("a.ctl", b"a"), ("b/b.ctl", b"b")]);
    let loaded = load(dir.path()).expect("it can be loaded");
    assert_eq!(files(&loaded), ["a.ctl", "b/b.ctl"]);
    assert_eq!(loaded.main().map(|main| main.name.as_str()), Some(""));
    let loaded = load(&dir.path().join("b/b.ctl")).expect("it can be loaded");
    assert_eq!(files(&loaded), ["b.ctl"]);
}

#[test]
fn nothing_to_check_is_a_failure() {
    let dir = folder(&[("policies/readme.md", b"no")]);
    assert_snapshot!(failure(load(&dir.path().join("policies")), dir.path()), @r"
      × there is no .ctl file in `policies`
      help: `ctl init` writes the first one
    ");
    assert_snapshot!(failure(load(&dir.path().join("polices")), dir.path()), @r"
      × there is no `polices`
      help: did you mean `policies`?
    ");
}

#[test]
fn a_file_that_is_not_utf8_is_reported_at_its_byte_and_read_all_the_same() {
    let dir = folder(&[
        ("a.ctl", b"person a \"Ren\xE9e\"\nperson b \"\xE9\"\n"),
        ("b.ctl", b"role b"),
        ("c.ctl", b"x \x80"),
        ("d.ctl", b"\xFF\xFEr\0o\0"),
    ]);
    let loaded = load(dir.path()).expect("it can be loaded");
    assert_eq!(files(&loaded), ["a.ctl", "b.ctl", "c.ctl", "d.ctl"]);
    let main = loaded.main().expect("there is a package");
    assert_eq!(&*main.files[0].text, "person a \"Ren\u{fffd}e\"\nperson b \"\u{fffd}\"\n");
    assert_eq!(&*main.files[3].text, "");
    assert_snapshot!(diagnostics(&loaded).join("\n"), @r"
    error a.ctl@13 E0112: `a.ctl` is not UTF-8: byte 13 is 0xE9 [byte 0xE9, and 1 places below] (save the file as UTF-8; in Latin-1 this byte is `é`)
    error c.ctl@2 E0112: `c.ctl` is not UTF-8: byte 2 is 0x80 [byte 0x80] (save the file as UTF-8)
    error d.ctl@0 E0112: `d.ctl` is UTF-16, not UTF-8 [nothing of this file is checked] (save the file as UTF-8)
    ");
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;

    #[test]
    fn links_are_followed_inside_the_package_only_and_never_twice() {
        let outside = folder(&[("secret.ctl", b"secret"), ("more/m.ctl", b"m")]);
        let dir = folder(&[
            ("ctl.toml", MANIFEST.as_bytes()),
            ("a.ctl", b"a"),
            ("sub/b.ctl", b"b"),
            (".shared/s.ctl", b"s"),
            ("other/ctl.toml", b""),
            ("other/o.ctl", b"o"),
        ]);
        let link = |to: &str, from: &str| symlink(to, dir.path().join(from)).expect("a link");
        link("..", "sub/up");
        link("loop", "loop");
        link("loop2.ctl", "loop2.ctl");
        link("a.ctl", "again.ctl");
        link(".shared", "shared");
        link(".shared", "shared_twice");
        link("nowhere.ctl", "broken.ctl");
        link("nowhere", "broken");
        link("other/o.ctl", "o.ctl");
        symlink(outside.path().join("secret.ctl"), dir.path().join("leak.ctl")).expect("a link");
        symlink(outside.path().join("more"), dir.path().join("more")).expect("a link");
        let loaded = load(dir.path()).expect("it can be loaded");
        assert_snapshot!(files(&loaded).join(" "), @"a.ctl shared/s.ctl sub/b.ctl broken.ctl leak.ctl loop2.ctl more o.ctl");
        assert_snapshot!(diagnostics(&loaded).join("\n"), @r"
        error broken.ctl@0 E0112: `broken.ctl` is a symbolic link that leads nowhere: no such file or directory [not read] (mend the link, or remove it)
        error leak.ctl@0 E0112: `leak.ctl` is a symbolic link that leaves the package [not read] (copy the file, or make its folder a package and name it under [dependencies])
        error loop2.ctl@0 E0112: `loop2.ctl` is a symbolic link that leads nowhere: too many levels of symbolic links [not read] (mend the link, or remove it)
        warning more@0 E0112: `more` is a symbolic link that leaves the package [not read] (copy the file, or make its folder a package and name it under [dependencies])
        error o.ctl@0 E0112: `o.ctl` is a symbolic link into another package [not read] (copy the file, or make its folder a package and name it under [dependencies])
        ");
        assert!(
            loaded.packages.iter().flat_map(|p| &p.files).all(|file| &*file.text != "secret" && &*file.text != "m")
        );
    }

    #[test]
    fn what_cannot_be_read_is_reported_and_the_rest_is_checked() {
        let dir = folder(&[("a.ctl", b"a"), ("b.ctl", b"b"), ("c/c.ctl", b"c")]);
        let mode = |path: &str, mode| {
            fs::set_permissions(dir.path().join(path), fs::Permissions::from_mode(mode)).expect("permissions");
        };
        mode("a.ctl", 0o000);
        if fs::read(dir.path().join("a.ctl")).is_ok() {
            return; // The superuser can read everything.
        }
        mode("c", 0o000);
        let loaded = load(dir.path());
        mode("c", 0o700);
        let loaded = loaded.expect("it can be loaded");
        assert_eq!(files(&loaded), ["a.ctl", "b.ctl", "c/"]);
        assert_snapshot!(diagnostics(&loaded).join("\n"), @r"
        error a.ctl@0 E0112: `a.ctl` cannot be read: permission denied [nothing of this file is checked] (make it readable, or move it out of the package)
        error c/@0 E0112: `c/` cannot be read: permission denied [not read] (make it readable, or move it out of the package)
        ");
    }

    #[test]
    fn a_pipe_is_not_waited_for() {
        let dir = folder(&[("a.ctl", b"a")]);
        let made = std::process::Command::new("mkfifo").arg(dir.path().join("p.ctl")).status();
        if !made.is_ok_and(|status| status.success()) {
            return;
        }
        let loaded = load(dir.path()).expect("it can be loaded");
        assert_snapshot!(diagnostics(&loaded).join("\n"), @"error p.ctl@0 E0112: `p.ctl` is not a file of text [not read] (make it readable, or move it out of the package)");
    }

    #[test]
    fn nothing_is_written_through_a_link_that_leaves_the_folder() {
        let outside = folder(&[("victim.txt", b"old")]);
        let out = folder(&[]);
        symlink(outside.path(), out.path().join("sub")).expect("a link");
        symlink(outside.path().join("victim.txt"), out.path().join("direct.txt")).expect("a link");
        assert!(write_whole(out.path(), "sub/new.txt", b"x").is_err());
        write_whole(out.path(), "direct.txt", b"x").expect("the link is replaced");
        assert_eq!(fs::read(outside.path().join("victim.txt")).expect("it is there"), b"old");
        assert_eq!(fs::read(out.path().join("direct.txt")).expect("it is there"), b"x");
        assert!(!outside.path().join("new.txt").exists());
    }

    #[test]
    fn a_replaced_file_keeps_its_permissions_and_its_links() {
        let dir = folder(&[("real.ctl", b"old")]);
        let real = dir.path().join("real.ctl");
        fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).expect("permissions");
        symlink("real.ctl", dir.path().join("link.ctl")).expect("a link");
        replace(&dir.path().join("link.ctl"), b"new").expect("it can be written");
        assert_eq!(fs::read(&real).expect("it is there"), b"new");
        assert_eq!(fs::metadata(&real).expect("it is there").permissions().mode() & 0o777, 0o640);
        assert!(fs::symlink_metadata(dir.path().join("link.ctl")).expect("it is there").is_symlink());
    }
}

#[test]
fn dependencies_come_before_what_depends_on_them() {
    let dir = folder(&[
        ("app/ctl.toml", b"name = \"app\"\nedition = \"2026\"\n[dependencies]\nlib = { path = \"../lib\" }\nbase = { path = \"../base\" }\n"),
        ("app/a.ctl", b"a"),
        ("lib/ctl.toml", b"name = \"lib\"\nedition = \"2026\"\ndependencies.below.path = \"../base\"\n"),
        ("lib/l.ctl", b"l"),
        ("base/ctl.toml", b"name = \"base\"\nedition = \"2026\"\n"),
        ("base/b.ctl", b"b"),
    ]);
    let loaded = load(&dir.path().join("app")).expect("it can be loaded");
    let names: Vec<_> = loaded.packages.iter().map(|package| package.name.as_str()).collect();
    assert_eq!(names, ["base", "lib", "app"]);
    assert_eq!(loaded.packages[1].dependencies, [("below".to_owned(), 0)]);
    assert_eq!(loaded.packages[2].dependencies, [("base".to_owned(), 0), ("lib".to_owned(), 1)]);
}

#[test]
fn a_circle_of_dependencies_is_named() {
    let dir = folder(&[
        ("a/ctl.toml", b"name = \"a\"\nedition = \"2026\"\ndependencies.b.path = \"../b\"\n"),
        ("b/ctl.toml", b"name = \"b\"\nedition = \"2026\"\ndependencies.c.path = \"../c\"\n"),
        ("c/ctl.toml", b"name = \"c\"\nedition = \"2026\"\ndependencies.b.path = \"../b\"\n"),
    ]);
    assert_snapshot!(failure(load(&dir.path().join("a")), dir.path()), @r"
      × packages depend on each other in a circle: b > c > b
      help: move what both need into a package of its own
    ");
}

#[test]
fn a_dependency_has_to_be_there_and_to_be_a_package() {
    let dir = folder(&[
        ("a/ctl.toml", b"name = \"a\"\nedition = \"2026\"\n\n[dependencies]\nlib = { path = \"../libb\" }\n"),
        ("b/ctl.toml", b"name = \"b\"\nedition = \"2026\"\ndependencies.lib.path = \"../lib\"\n"),
        ("lib/l.ctl", b"l"),
    ]);
    assert_snapshot!(failure(load(&dir.path().join("a")), dir.path()));
    assert_snapshot!(failure(load(&dir.path().join("b")), dir.path()), @r"
      × `lib/` is not a package: it has no ctl.toml
      help: a package that others depend on needs a manifest with its name
    ");
}

#[test]
fn every_mistake_of_a_manifest_is_reported_at_its_place() {
    let manifest = "\
name = \"acme-payments\"
edition = \"2025\"
denny = \"error\"
deny = \"eror\"

[dependencies]
platform = \"../platform\"
std = { path = \"..\" }
tools = { paht = \"../tools\" }
abs = { path = \"/etc\" }

[outputs]
folder = \"../out\"
write = [\"modle\", 1]

[severity]
OWN-08 = \"info\"
OWN-09 = true
";
    let dir = folder(&[("ctl.toml", manifest.as_bytes()), ("a.ctl", b"a")]);
    assert_snapshot!(failure(load(dir.path()), dir.path()));
}

#[test]
fn a_single_mistake_of_a_manifest_is_the_headline() {
    let dir = folder(&[("ctl.toml", b"name = \"acme\"\nediton = \"2026\"\n"), ("a.ctl", b"a")]);
    assert_snapshot!(failure(load(dir.path()), dir.path()));
    let dir = folder(&[("ctl.toml", b"name = \"acme\nedition = \"2026\"\n"), ("a.ctl", b"a")]);
    assert_snapshot!(failure(load(dir.path()), dir.path()));
    let dir = folder(&[("ctl.toml", b""), ("a.ctl", b"a")]);
    assert_snapshot!(failure(load(dir.path()), dir.path()));
    let dir = folder(&[("ctl.toml", b"name = \"\xFF\""), ("a.ctl", b"a")]);
    assert_snapshot!(failure(load(dir.path()), dir.path()));
}

#[test]
fn a_whole_manifest_is_understood() {
    let manifest = "\
name = \"acme\"
edition = \"2026\"
deny = \"warning\"
outputs = { folder = \"out/docs\", write = [\"model\"] }

[severity]
OWN-08 = \"error\"
";
    let dir = folder(&[("ctl.toml", manifest.as_bytes()), ("a.ctl", b"a")]);
    let loaded = load(dir.path()).expect("it can be loaded");
    let read = loaded.main().and_then(|main| main.manifest.as_ref()).expect("there is a manifest");
    assert_eq!(read.name, "acme");
    assert_eq!(read.deny, Some(Severity::Warning));
    assert_eq!(read.outputs.folder.as_deref(), Some("out/docs"));
    assert_eq!(read.outputs.write, ["model"]);
    assert_eq!(read.severity.len(), 1);
    assert_eq!((read.severity[0].rule.as_str(), read.severity[0].severity), ("OWN-08", Severity::Error));
    assert_eq!(&read.text[read.severity[0].span.clone()], "OWN-08");
}

#[test]
fn files_are_written_whole_and_inside_the_folder_only() {
    let out = folder(&[("keep/a.txt", b"old")]);
    write_whole(out.path(), "keep/a.txt", b"new").expect("it can be written");
    write_whole(out.path(), "deep/er/b.txt", b"b").expect("it can be written");
    assert_eq!(fs::read(out.path().join("keep/a.txt")).expect("it is there"), b"new");
    assert_eq!(fs::read(out.path().join("deep/er/b.txt")).expect("it is there"), b"b");
    for path in ["../a.txt", "/etc/a.txt", "keep/../../a.txt", "", "."] {
        assert!(write_whole(out.path(), path, b"x").is_err(), "{path}");
    }
    assert!(write_whole(out.path(), "keep", b"x").is_err(), "a folder is no file");
    let left: Vec<_> = fs::read_dir(out.path().join("keep")).expect("it is there").flatten().collect();
    assert_eq!(left.len(), 1, "nothing temporary stays behind: {left:?}");
}

#[test]
fn paths_are_seen_from_where_one_stands() {
    let way = |path: &str, base: &str| relative(Path::new(path), Path::new(base));
    assert_eq!(way("/a/b/c", "/a"), "b/c");
    assert_eq!(way("/a/b", "/a/b"), "");
    assert_eq!(way("/a", "/a/b/c"), "../..");
    assert_eq!(way("/a/x", "/a/b/c"), "../../x");
}
