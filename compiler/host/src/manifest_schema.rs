//! `ctl.toml` as a JSON Schema, for editors that check TOML by one. The parser beside it is what holds; a test keeps
//! the two together.

use serde_json::{Value, json};

use super::{EDITION, OUTPUTS};

/// What the name of a package, and of a dependency, is made of.
const NAME: &str = "^[A-Za-z_][A-Za-z0-9_]*$";

/// The schema, draft 2020-12.
pub fn manifest_schema() -> Value {
    let relative = "a path from the folder of this file, with /";
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "ctl.toml",
        "type": "object",
        "required": ["name", "edition"],
        "additionalProperties": false,
        "properties": {
            "name": { "type": "string", "pattern": NAME, "description": "the package's name" },
            "edition": { "const": EDITION, "description": "the edition of the language" },
            "deny": {
                "enum": ["error", "warning", "info"],
                "description": "the least level of findings that makes `ctl check` exit 1",
            },
            "dependencies": {
                "type": "object",
                "description": "the packages it uses, by the name before `::`",
                "propertyNames": { "pattern": NAME, "not": { "const": super::STANDARD_LIBRARY } },
                "additionalProperties": {
                    "type": "object",
                    "required": ["path"],
                    "additionalProperties": false,
                    "properties": { "path": { "type": "string", "description": relative } },
                },
            },
            "outputs": {
                "type": "object",
                "description": "what `ctl build` writes, and where",
                "additionalProperties": false,
                "properties": {
                    "folder": { "type": "string", "description": "a folder inside the package" },
                    "write": { "type": "array", "items": { "enum": OUTPUTS }, "description": "none named means all" },
                },
            },
            "severity": {
                "type": "object",
                "description": "rules that count for more here; levels can only be raised",
                "additionalProperties": { "enum": ["error", "warning"] },
            },
        },
    })
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;
    use crate::Manifest;

    /// The parser takes every key that the schema has, and no other.
    #[test]
    fn schema_and_parser_know_the_same_keys() {
        let schema = manifest_schema();
        let keys: Vec<&String> = schema["properties"].as_object().expect("an object").keys().collect();
        let text = "name = \"a\"\nedition = \"2026\"\ndeny = \"info\"\n[dependencies]\nb = { path = \"../b\" }\n\
                    [outputs]\nfolder = \"out\"\nwrite = [\"model\", \"scope\", \"documents\"]\n[severity]\nTST-01 = \"warning\"\n";
        let manifest = Manifest::parse(PathBuf::from("ctl.toml"), text.to_owned()).expect("it has every key");
        assert_eq!(manifest.outputs.write, OUTPUTS);
        for key in &keys {
            assert!(text.contains(key.as_str()), "{key} is not in the example");
        }
        let unknown = format!("unheard_of = 1\n{text}");
        let failure = Manifest::parse(PathBuf::from("ctl.toml"), unknown).expect_err("it is not a key");
        let shown = failure.report(200, false, true);
        assert!(keys.iter().all(|key| shown.contains(key.as_str())), "{shown}");
    }
}
