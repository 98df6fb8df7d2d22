//! The names by which a module asks its glue for the browser's functions. wasm-bindgen makes them long and unlike each
//! other (`__wbg_focus_885197680fbb9493`), for modules that are put together; each of ours stands alone with its glue.
//! Short ones take 4 KB off a visit.

use std::ops::Range;

/// The module and the glue with short names. What is not a module as expected stays as it is.
pub(super) fn shorten(module: &[u8], glue: &str) -> (Vec<u8>, String) {
    let mut glue = glue.to_owned();
    let shortened = imports(module).map(|section| {
        let mut imports = Vec::new();
        let mut from = section.body.start;
        for (index, name) in section.names.iter().enumerate() {
            let old = &module[name.clone()];
            let Some(old) = ours(old, &glue) else {
                continue;
            };
            let new = format!("i{index}");
            glue = glue.replace(old, &new);
            // The length of a name stands before it.
            imports.extend_from_slice(&module[from..name.start - length_of(old.len()).len()]);
            imports.extend(length_of(new.len()));
            imports.extend_from_slice(new.as_bytes());
            from = name.end;
        }
        imports.extend_from_slice(&module[from..section.body.end]);
        let mut short = module[..=section.id].to_vec();
        short.extend(length_of(imports.len()));
        short.extend(imports);
        short.extend_from_slice(&module[section.body.end..]);
        short
    });
    (shortened.unwrap_or_else(|| module.to_vec()), glue)
}

/// A name that wasm-bindgen made, and that the glue knows.
fn ours<'a>(name: &'a [u8], glue: &str) -> Option<&'a str> {
    let name = std::str::from_utf8(name).ok()?;
    (name.starts_with("__wb") && glue.contains(name)).then_some(name)
}

/// The section of a module that holds its imports.
struct Imports {
    /// Where it says which section it is.
    id: usize,
    /// What follows its length.
    body: Range<usize>,
    /// The names of what is imported.
    names: Vec<Range<usize>>,
}

/// The section with this number holds the imports.
const IMPORTS: u8 = 2;

fn imports(module: &[u8]) -> Option<Imports> {
    let mut reader = Reader {
        bytes: module,
        at: b"\0asm\x01\0\0\0".len(),
    };
    loop {
        let id = reader.at;
        let section = reader.byte()?;
        let length = reader.number()?;
        let body = reader.at..reader.at + length;
        if section != IMPORTS {
            reader.at = body.end;
            continue;
        }
        let mut names = Vec::new();
        for _ in 0..reader.number()? {
            reader.name()?;
            names.push(reader.name()?);
            reader.kind()?;
        }
        return (reader.at == body.end).then_some(Imports { id, body, names });
    }
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Reader<'_> {
    fn byte(&mut self) -> Option<u8> {
        let byte = self.bytes.get(self.at)?;
        self.at += 1;
        Some(*byte)
    }

    /// Seven bits a byte, the smallest first; the last has no eighth.
    fn number(&mut self) -> Option<usize> {
        let (mut number, mut shift) = (0, 0);
        loop {
            let byte = self.byte()?;
            number |= usize::from(byte & 0x7f).checked_shl(shift)?;
            shift += 7;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
    }

    fn name(&mut self) -> Option<Range<usize>> {
        let length = self.number()?;
        let name = self.at..self.at.checked_add(length)?;
        self.at = name.end;
        Some(name)
    }

    /// What kind of thing is imported: a function has a type; a module of ours imports nothing else.
    fn kind(&mut self) -> Option<()> {
        (self.byte()? == 0).then_some(())?;
        self.number().map(|_| ())
    }
}

/// A number as a module writes it.
fn length_of(mut number: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    loop {
        let low = (number & 0x7f) as u8;
        number >>= 7;
        if number == 0 {
            bytes.push(low);
            return bytes;
        }
        bytes.push(low | 0x80);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A module that imports functions by these names, and has a section before and one behind.
    fn module(names: &[&str]) -> Vec<u8> {
        let mut imports = length_of(names.len());
        for name in names {
            imports.extend(b"\x03wbg");
            imports.extend(length_of(name.len()));
            imports.extend(name.as_bytes());
            imports.extend([0, 5]);
        }
        let mut module = b"\0asm\x01\0\0\0".to_vec();
        module.extend([1, 2, 7, 7]);
        module.push(IMPORTS);
        module.extend(length_of(imports.len()));
        module.extend(imports);
        module.extend([10, 3, 1, 2, 3]);
        module
    }

    #[test]
    fn names_are_shortened_in_the_module_and_in_its_glue_alike() {
        let long = "__wbg_focus_885197680fbb9493".repeat(6);
        let glue = format!("a.__wbg_x_1 = f; a.{long} = g; a.other = h; b(__wbg_x_1)");
        let (short, glue) = shorten(&module(&["__wbg_x_1", "other", &long]), &glue);
        assert_eq!(short, module(&["i0", "other", "i2"]));
        assert_eq!(glue, "a.i0 = f; a.i2 = g; a.other = h; b(i0)");
    }

    #[test]
    fn what_the_glue_does_not_know_and_what_is_no_module_stay_as_they_are() {
        let own = module(&["__wbg_x_1"]);
        assert_eq!(shorten(&own, "g"), (own.clone(), "g".into()));
        for cut in 0..own.len() - 5 {
            let cut = &own[..cut];
            assert_eq!(shorten(cut, "__wbg_x_1").0, cut);
        }
    }
}
