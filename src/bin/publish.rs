//! Completes trunk's output; `Trunk.toml` calls it after every build. See `policy_explorer::publish`.

use std::{env, path::Path};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let site = env::var("TRUNK_STAGING_DIR")
        .map_err(|_| "publish runs as a hook of trunk: use `make build`")?;
    let optimised = env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");
    policy_explorer::publish::publish(
        Path::new(&site),
        Path::new(env!("CARGO_MANIFEST_DIR")),
        optimised,
    )?;
    Ok(())
}
