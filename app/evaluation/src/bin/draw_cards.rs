//! `draw-cards`: pictures of a drawn specimen card with a given name and number, for the browser tests and for whoever tries
//! the demonstration. Nobody's card: schematic, and marked 样本 SPECIMEN.

use anyhow::{Context, Result};
use clap::Parser;
use domain::id_number::IdNumber;
use domain::idcard::Sex;
use evaluation::cards::draw;
use evaluation::cards::ink::Ink;
use evaluation::cards::people::Person;
use evaluation::cards::scene::{Shot, jpeg, photograph};
use evaluation::house;
use std::path::PathBuf;

/// Draw a specimen card and photograph it in a few ways
#[derive(Parser)]
#[command(name = "draw-cards")]
struct Arguments {
    /// The name on it
    #[arg(long)]
    name: String,
    /// The number on it, whose check has to be right
    #[arg(long)]
    number: String,
    /// Folder of the pictures: front.jpg, front-blurred.jpg, front-upside-down.jpg, back.jpg
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// TrueType or OpenType font with Chinese characters
    #[arg(long, value_name = "FILE")]
    font: Option<PathBuf>,
}

fn main() -> Result<()> {
    let arguments = Arguments::parse();
    let ink = Ink::load(&arguments.font.clone().unwrap_or_else(|| house::path("var/fixtures/wqy-microhei.ttc")))?;
    let number = IdNumber::parse(&arguments.number).context("this is no identity number")?;
    let person = person(arguments.name, &number)?;
    std::fs::create_dir_all(&arguments.out)?;
    let (front, back) = (draw::front(&person, &ink, SEED), draw::back(&person, &ink, SEED));
    let plain = Shot::plain(SEED);
    let shots = [
        ("front", &front, plain.clone()),
        ("front-blurred", &front, Shot { blur: 7.0, ..plain.clone() }),
        ("front-upside-down", &front, Shot { quarters: 2, degrees: 4.0, ..plain.clone() }),
        ("back", &back, plain),
    ];
    for (name, card, shot) in shots {
        let file = arguments.out.join(format!("{name}.jpg"));
        std::fs::write(&file, jpeg(&photograph(Some(card), &shot), shot.quality))
            .with_context(|| format!("cannot write {}", file.display()))?;
    }
    Ok(())
}

/// Desk, ground and everything that is not told.
const SEED: u64 = 25_103_008;

fn person(name: String, number: &IdNumber) -> Result<Person> {
    let birth = number.birth().context("the number has no birthday")?.to_string();
    let parts: Vec<u16> = birth.split('-').map(str::parse).collect::<Result<_, _>>()?;
    let [year, month, day] = parts[..] else { anyhow::bail!("a day has three parts") };
    // Valid on any day on which the tests may run.
    let (from, until) = ((2021, 5, 7), Some((2041, 5, 7)));
    Ok(Person {
        name,
        female: number.sex() == Sex::Female,
        birth: (year, u8::try_from(month)?, u8::try_from(day)?),
        number: number.as_str().to_owned(),
        from,
        until,
        ..Person::invent(SEED)
    })
}
