//! Prints what the parser reads in a text: `cargo run -p gazette --example facts seeds/zhejiang-2018-12.txt`

#![allow(
    clippy::disallowed_methods,
    reason = "it reads the file that it is given"
)]

fn main() -> std::io::Result<()> {
    let path = std::env::args()
        .nth(1)
        .unwrap_or_else(|| "seeds/zhejiang-2018-12.txt".into());
    let seed = std::fs::read_to_string(&path)?;
    let file = path.rsplit('/').next().unwrap_or(&path);
    let parse = gazette::parse(&gazette::Source::new(file, &seed));
    println!("{:?}", parse.gazette);
    for document in &parse.documents {
        println!(
            "\n{} {} {:?} {} ← {}",
            document.number, document.kind, document.date, document.title, document.issuer
        );
        println!(
            "  致 {}  附 {:?}",
            document.addressees, document.attachments
        );
        for clause in parse
            .clauses
            .iter()
            .filter(|clause| clause.document == document.id)
        {
            let head: String = clause.text.chars().take(24).collect();
            println!(
                "  {} {}{} | {head}… {:?}",
                clause.id,
                clause.label,
                clause.title,
                clause.agencies.len()
            );
        }
        for deadline in parse
            .deadlines
            .iter()
            .filter(|deadline| deadline.document == document.id)
        {
            let days = (deadline.start, deadline.due, deadline.recurrence);
            println!(
                "    {} {days:?}\n      {}\n      {:?}",
                deadline.id, deadline.quote, deadline.responsible
            );
        }
    }
    for diagnostic in &parse.diagnostics {
        println!(
            "{:?} {} {}",
            diagnostic.severity, diagnostic.line, diagnostic.message
        );
    }
    Ok(())
}
