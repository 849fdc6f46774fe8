//! Trees to findings: schema, names, model, derived facts, rules and what is written from them.
