//! The committed schema is the one the types give.

use std::path::Path;

#[test]
fn the_committed_schema_is_that_of_the_types() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("questions/schema/annals-set-1.json");
    let schema = annals::set::schema::schema();
    if std::env::var_os("ANNALS_WRITE_SCHEMA").is_some() {
        std::fs::write(&file, &schema).unwrap();
    }
    let committed = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(
        committed == schema,
        "run `cargo xtask schema` and commit what it writes"
    );
}
