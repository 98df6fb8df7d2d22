//! A picture of the page as a file of its own: what it shows above it, where it comes from below, its looks within it.

use crate::browser::Picture;

/// In pixels: as wide as the page's own picture on a wide screen, with a margin.
const WIDTH: usize = 1120;
const MARGIN: usize = 24;
const LINE: usize = 28;
/// How much stands in a line: two for a Chinese character, which is as wide as it is high (18 px).
const COLUMNS: usize = (WIDTH - 2 * MARGIN) / 9;

/// The picture as an SVG file. It refers to nothing outside: opened alone, from a disk, it looks as in the page.
pub(crate) fn svg(picture: &Picture, heading: &str, source: &str) -> String {
    let inner = WIDTH - 2 * MARGIN;
    let heading = [heading, &picture.name].join("  ");
    let heading = heading.trim_end();
    let (above, below) = (lines(heading), lines(source));
    let top = MARGIN + LINE * above.len() + MARGIN / 2;
    let high = (inner as f32 * picture.proportion).ceil() as usize;
    let bottom = top + high + MARGIN / 2;
    let height = bottom + LINE * below.len() + MARGIN;
    // As in the page the picture stands within .timeline, whose name its rules may begin with. Where the page hides it
    // or makes it as wide as the screen, the file shows it as large as its place is: told by rule and by attribute, since
    // within another picture browsers differ in which of the two they heed.
    let style = format!(
        "{rules}\
         .timeline {{ margin: 0; font-family: var(--font); }}\n\
         .timeline-paper {{ fill: var(--paper); }}\n\
         .timeline-words {{ font-size: 18px; fill: var(--ink); }}\n\
         .timeline-picture {{ display: block !important; width: {inner}px !important; min-width: 0 !important; height: {high}px !important; }}\n",
        rules = picture.rules,
    );
    let mut file = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <svg xmlns=\"http://www.w3.org/2000/svg\" class=\"timeline\" xml:lang=\"zh-CN\" width=\"{WIDTH}\" height=\"{height}\" viewBox=\"0 0 {WIDTH} {height}\">\n\
         <title>{title}</title>\n\
         <style>{style}</style>\n\
         <rect class=\"timeline-paper\" width=\"{WIDTH}\" height=\"{height}\"/>\n",
        title = escaped(heading),
        style = escaped(&literal(style, &picture.tokens)),
    );
    let mut write = |lines: &[String], top: usize| {
        for (index, line) in lines.iter().enumerate() {
            let y = top + LINE * (index + 1) - LINE / 4;
            let line = escaped(line);
            file.push_str(&format!(
                "<text class=\"timeline-words\" x=\"{MARGIN}\" y=\"{y}\">{line}</text>\n"
            ));
        }
    };
    write(&above, MARGIN);
    write(&below, bottom);
    file.push_str(&format!(
        "<g transform=\"translate({MARGIN} {top})\">{}</g>\n</svg>\n",
        picture.element.replacen(
            "<svg",
            &format!("<svg width=\"{inner}\" height=\"{high}\""),
            1
        )
    ));
    file
}

/// A style without tokens: office programs know no `var()`, and would draw everything black.
fn literal(style: String, tokens: &[(String, String)]) -> String {
    let named = |style: String, (name, value): &(String, String)| {
        style.replace(&format!("var({name})"), value)
    };
    tokens.iter().fold(style, named)
}

/// A sentence in lines that fit: an SVG breaks none by itself.
fn lines(sentence: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut left = COLUMNS;
    for c in sentence.chars() {
        let wide = if c.is_ascii() { 1 } else { 2 };
        if wide > left {
            lines.push(String::new());
            left = COLUMNS;
        }
        left -= wide;
        lines.last_mut().expect("there is always one").push(c);
    }
    lines
}

/// Text as XML; what no XML may hold is left out.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '\n' | '\t' => escaped.push(c),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture() -> Picture {
        Picture {
            element: "<svg class=\"timeline-picture\" viewBox=\"0 0 100 50\"/>".into(),
            rules: ".timeline > .a { content: \"<&\"; fill: var(--ink); }\n".into(),
            tokens: vec![
                ("--ink".into(), "#14213a".into()),
                ("--paper".into(), "#fff".into()),
            ],
            name: String::new(),
            proportion: 0.5,
        }
    }

    #[test]
    fn what_is_written_into_the_file_stays_text() {
        let file = svg(&picture(), "a <b> & \u{7}]]>", "x");
        assert!(
            file.contains("<title>a &lt;b&gt; &amp; ]]&gt;</title>"),
            "{file}"
        );
        assert!(file.contains(".timeline &gt; .a { content: \"&lt;&amp;\"; fill: #14213a; }"));
        assert!(!file.contains('\u{7}'));
    }

    #[test]
    fn the_picture_keeps_its_proportion_and_long_sentences_make_room() {
        let file = svg(&picture(), "短", "x");
        assert!(
            file.contains("<svg width=\"1072\" height=\"536\" class=\"timeline-picture\""),
            "{file}"
        );
        assert!(
            file.contains("height=\"664\"") && file.contains("translate(24 64)"),
            "{file}"
        );
        let long = svg(&picture(), &"长".repeat(2 * 59 + 1), "x");
        assert!(
            long.contains("height=\"720\"") && long.contains("translate(24 120)"),
            "{long}"
        );
    }

    #[test]
    fn the_picture_is_called_what_the_page_calls_it() {
        let named = Picture {
            name: "2018 年时间线".into(),
            ..picture()
        };
        let title = "<title>全部期限  2018 年时间线</title>";
        assert!(svg(&named, "全部期限", "x").contains(title));
    }

    #[test]
    fn lines_hold_as_many_characters_as_there_is_room_for() {
        assert_eq!(lines(""), [""]);
        let text = "期限a".repeat(60);
        let lines = lines(&text);
        assert_eq!(lines.concat(), text);
        assert!(lines.len() > 2);
        for line in &lines {
            let wide: usize = line.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
            assert!(wide <= COLUMNS, "{line}");
        }
    }
}
