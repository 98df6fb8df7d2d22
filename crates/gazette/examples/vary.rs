//! Makes more gazettes out of the first: `cargo run -p gazette --example vary FOLDER COUNT`
//!
//! Each is the same text as of another province and year, so that no document and hardly a unit of theirs is the same.
//! They are for measuring only: `POLICY_SEEDS=seeds:FOLDER` builds the page with them.

#![allow(
    clippy::disallowed_methods,
    reason = "it reads the seed and writes the others"
)]

use std::{env, error::Error, fs, path::Path};

use gazette::corpus::Corpus;

const SEED: &str = "seeds/zhejiang-2018-12.txt";

/// Whose gazettes they are: the name of the province, and how its documents are numbered.
const PROVINCES: [(&str, &str); 21] = [
    ("江苏", "苏"),
    ("安徽", "皖"),
    ("福建", "闽"),
    ("江西", "赣"),
    ("山东", "鲁"),
    ("河南", "豫"),
    ("湖北", "鄂"),
    ("湖南", "湘"),
    ("广东", "粤"),
    ("海南", "琼"),
    ("四川", "川"),
    ("贵州", "黔"),
    ("云南", "云"),
    ("陕西", "陕"),
    ("甘肃", "甘"),
    ("青海", "青"),
    ("河北", "冀"),
    ("山西", "晋"),
    ("辽宁", "辽"),
    ("吉林", "吉"),
    ("黑龙江", "黑"),
];

/// Over how many years they are spread. Without a common divisor with the number of provinces, so that no two gazettes
/// have both in common.
const YEARS: usize = 5;
/// More than these would begin to repeat each other.
const MOST: usize = PROVINCES.len() * YEARS;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let (Some(folder), Some(count)) = (arguments.next(), arguments.next()) else {
        return Err("vary FOLDER COUNT".into());
    };
    let count: usize = count.parse()?;
    if count > MOST {
        return Err(format!("no more than {MOST} are told apart").into());
    }
    let seed = fs::read_to_string(SEED)?;
    // What an earlier run left there would be read too.
    fs::remove_dir_all(&folder).or_else(|error| match error.kind() {
        std::io::ErrorKind::NotFound => Ok(()),
        _ => Err(error),
    })?;
    fs::create_dir_all(&folder)?;
    let mut texts = Vec::new();
    for number in 0..count {
        let (province, sign) = PROVINCES[number % PROVINCES.len()];
        let years = u32::try_from(number % YEARS)?;
        let file = format!("vary-{number:03}.txt");
        let text = varied(&seed, province, sign, years);
        fs::write(Path::new(&folder).join(&file), &text)?;
        texts.push((file, text));
    }
    let corpus = Corpus::read(
        texts
            .iter()
            .map(|(file, text)| (file.as_str(), text.as_str())),
    );
    println!(
        "{folder}: {count} gazettes with {} documents, {} deadlines, {} bodies",
        corpus.documents.len(),
        corpus.deadlines.len(),
        corpus.organizations.len()
    );
    Ok(())
}

/// The text as of another province, `years` later.
fn varied(seed: &str, province: &str, sign: &str, years: u32) -> String {
    let mut text = String::with_capacity(seed.len());
    let mut rest = seed;
    while let Some(next) = rest.chars().next() {
        let (words, length) = if rest.starts_with("浙江") {
            (province.into(), "浙江".len())
        } else if rest.starts_with("浙政") {
            (sign.into(), "浙".len())
        } else if let Some(later) = later(rest, years) {
            later
        } else {
            (next.into(), next.len_utf8())
        };
        text.push_str(&words);
        rest = &rest[length..];
    }
    text
}

/// A year at the beginning of a text, so many later, and how many bytes it takes. In a turned table it stands on two lines.
fn later(text: &str, years: u32) -> Option<(String, usize)> {
    let mut year = 0;
    let mut length = 0;
    let mut parted = false;
    let mut digits = 0;
    for sign in text.chars() {
        let digit = match sign {
            '０'..='９' => Some(sign as u32 - '０' as u32),
            _ => sign.to_digit(10),
        };
        match digit {
            Some(digit) => {
                year = year * 10 + digit;
                digits += 1;
            }
            None if digits == 2 && !parted && sign == '\n' => parted = true,
            None => break,
        }
        // Longer numbers are none.
        if digits > 4 {
            return None;
        }
        length += sign.len_utf8();
    }
    if digits < 4 || !(2010..2030).contains(&year) {
        return None;
    }
    let year = (year + years).to_string();
    // Full-width digits are read as well as any.
    let words = if parted {
        format!("{}\n{}", &year[..2], &year[2..])
    } else {
        year
    };
    Some((words, length))
}
