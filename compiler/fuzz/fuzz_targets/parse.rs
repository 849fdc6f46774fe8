//! Any text parses: no panic, and the items cover it in order without overlap.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let parsed = ctl_syntax::parse_file(text);
    let mut at = 0;
    for item in &parsed.items {
        assert!(item.range.start >= at && item.range.end as usize <= text.len());
        at = item.range.end;
    }
});
