//! style/main.css and the partials it imports become one stylesheet that the oldest supported browser understands.

use anyhow::{Result, anyhow};
use lightningcss::{
    bundler::{Bundler, FileProvider},
    rules::{CssRule, CssRuleList},
    stylesheet::{MinifyOptions, ParserOptions, PrinterOptions},
    targets::{Browsers, Targets},
};
use std::path::Path;

pub fn bundle(entry: &Path, minify: bool) -> Result<String> {
    let files = FileProvider::new();
    let mut bundler = Bundler::new(&files, None, ParserOptions::default());
    let mut sheet = bundler.bundle(entry).map_err(|error| anyhow!("{error}"))?;
    flatten_layers(&mut sheet.rules);
    sheet
        .minify(MinifyOptions { targets: targets(), ..MinifyOptions::default() })
        .map_err(|error| anyhow!("{}: {error}", entry.display()))?;
    let printed = sheet
        .to_css(PrinterOptions { minify, targets: targets(), ..PrinterOptions::default() })
        .map_err(|error| anyhow!("{}: {error}", entry.display()))?;
    Ok(printed.code)
}

/// Chrome 87 stands for the X5 engine inside older WeChat, Safari 14.1 for iPhones that stopped at iOS 14.
fn targets() -> Targets {
    let version = |major: u32, minor: u32| Some(major << 16 | minor << 8);
    Targets::from(Browsers {
        chrome: version(87, 0),
        android: version(87, 0),
        edge: version(87, 0),
        firefox: version(91, 0),
        safari: version(14, 1),
        ios_saf: version(14, 5),
        samsung: version(14, 0),
        ..Browsers::default()
    })
}

/// Browsers older than Chrome 99 and Safari 15.4 drop everything inside `@layer`. Layers serve the reader of the
/// sources; here their rules are laid out in the order of the layers, for every browser alike, so that what is seen
/// while developing is what the oldest phone sees. Within the flattened sheet specificity decides again: keep it low.
fn flatten_layers(sheet: &mut CssRuleList) {
    let mut order: Vec<String> = Vec::new();
    let mut layered: Vec<(String, Vec<CssRule>)> = Vec::new();
    let mut unlayered = Vec::new();
    for rule in std::mem::take(&mut sheet.0) {
        match rule {
            CssRule::LayerStatement(statement) => {
                for name in &statement.names {
                    remember(&mut order, &name.0.join("."));
                }
            }
            CssRule::LayerBlock(mut block) => {
                let name = block.name.as_ref().map(|name| name.0.join(".")).unwrap_or_default();
                remember(&mut order, &name);
                flatten_layers(&mut block.rules);
                layered.push((name, block.rules.0));
            }
            other => unlayered.push(other),
        }
    }
    for name in &order {
        for (layer, rules) in &mut layered {
            if layer == name {
                sheet.0.append(rules);
            }
        }
    }
    sheet.0.append(&mut unlayered);
}

fn remember(order: &mut Vec<String>, name: &str) {
    if !order.iter().any(|known| known == name) {
        order.push(name.to_owned());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(files: &[(&str, &str)], expect: &str) {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            std::fs::write(folder.path().join(name), text).unwrap();
        }
        assert_eq!(bundle(&folder.path().join("main.css"), true).unwrap().trim(), expect);
    }

    #[test]
    fn imports_are_bundled_and_nesting_is_lowered() {
        check(
            &[("main.css", "@import \"card.css\";"), ("card.css", ".Card { color: red; & .title { color: blue } }")],
            ".Card{color:red}.Card .title{color:#00f}",
        );
    }

    #[test]
    fn layers_are_laid_out_in_their_order_and_unlayered_rules_come_last() {
        check(
            &[
                ("main.css", "@layer base, parts; @import \"parts.css\" layer(parts); a { color: red }"),
                ("parts.css", "b { color: blue }"),
            ],
            "b{color:#00f}a{color:red}",
        );
        check(
            &[(
                "main.css",
                "@layer one, two; p { top: 0 } @layer two { i { top: 1px } } @layer one { u { top: 2px } }",
            )],
            "u{top:2px}i{top:1px}p{top:0}",
        );
    }

    #[test]
    fn a_missing_partial_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("main.css"), "@import \"nowhere.css\";").unwrap();
        assert!(bundle(&folder.path().join("main.css"), true).is_err());
    }
}
