//! The list as a file to keep, in the language on the screen.
//!
//! What a file has is `roster::write`'s to say; where the rules are too old for figures, it has none either.

use super::work::Clerk;
use crate::{
    desk::message::{Kind, Told, Wrong},
    interview::age,
    roster::write::{About, Export, book},
};

impl Clerk {
    /// The file; what is wrong if nobody has been judged yet, or it cannot be written.
    pub(super) fn written(&self, kind: Kind) -> Told {
        let words = self.words();
        // Half a list would look like a whole one.
        let all = self.roster.as_ref().filter(|roster| self.done >= roster.people.len());
        let Some((roster, making)) = all.zip(self.making.as_ref()) else {
            return Told::Unwritten(Wrong {
                what: words.not_written.0.to_owned(),
                cure: words.not_written.1.to_owned(),
            });
        };
        let mut batch = making.done();
        if self.session.age.hides() {
            batch.hide_figures();
        }
        let mut firm = self.of_firm();
        if let Some(of) = firm.as_mut().filter(|_| self.session.age.hides()) {
            age::hide_of(&mut of.outcomes);
        }
        let export = match kind {
            Kind::Xlsx => Export::Xlsx,
            Kind::Csv => Export::Csv,
        };
        let about = About {
            pack: &self.session.pack,
            texts: Some(&self.session.short),
            language: self.language_of_files(),
            settings: &self.settings,
            roster,
            batch: &batch,
            firm: firm.as_ref(),
            file: &self.file.0,
        };
        match export.bytes(&book(&about)) {
            Ok(bytes) => Told::Written {
                name: (words.file)(self.settings.on, export.extension()),
                mime: export.media_type().to_owned(),
                bytes,
            },
            Err(failed) => Told::Unwritten(Wrong { what: words.not_written.0.to_owned(), cure: failed.0 }),
        }
    }
}
