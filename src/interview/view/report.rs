//! How to report a mistake in a policy: a mail or a call, with the policy, the clause and the version of the rules.
//!
//! Works from the pack alone, so that no answer can be in it. Which clauses decide for somebody would say something about them:
//! a clause is named only where all of the policy's are offered alike.

use crate::{
    interview::text::{Text, reach::ReachText},
    pack::{ClauseText, LongText, Pack, PolicyId, ShortText},
};

/// How to report a mistake.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// What the link says.
    pub label: String,
    /// Where it leads.
    pub href: String,
}

impl Report {
    /// How to report one in a policy, or in its clause with that number and words; `None` if the pack names nobody.
    pub fn of(
        (pack, short): (&Pack, &ShortText),
        id: PolicyId,
        clause: Option<(usize, &str)>,
        text: &Text,
    ) -> Option<Self> {
        let words = ReachText::of(text.language);
        let texts = short.policies.get(id.index())?;
        let to = pack.report.as_str();
        if is_mail(pack) {
            let policy = [texts.title.as_str(), " (", &pack.policy(id)?.key, ")"].concat();
            let mut body = [words.policy, &policy, "\n"].concat();
            if let Some((number, clause)) = clause {
                body.extend([words.clause, &number.to_string(), " ", clause, "\n"]);
            }
            body.extend([&rules(pack, words), "\n\n", words.what, "\n"]);
            let subject = encoded(&[words.subject, &policy].concat());
            let href = [to, "?subject=", &subject, "&body=", &encoded(&body)].concat();
            return Some(Self { label: words.by_mail.to_owned(), href });
        }
        // A call carries no text; the policy's page says what to say.
        let at = usize::from(texts.call.first().copied().unwrap_or_default());
        let called = short.contacts.get(at).map(|contact| contact.phone.as_str());
        let phone = if to.is_empty() { called? } else { to.get(TEL.len()..)? };
        Some(Self { label: [words.by_call, phone].concat(), href: [TEL, phone].concat() })
    }

    /// What to say about a policy.
    pub fn say(pack: &Pack, id: PolicyId, text: &Text) -> Option<String> {
        let words = ReachText::of(text.language);
        let rules = rules(pack, words);
        Some([words.say, &pack.policy(id)?.key, text.dot, &rules, words.say_not].concat())
    }

    /// The clauses of a policy in words, each with the mail that reports it; none where there is no mail, or before the texts
    /// have arrived.
    pub fn by_clause(of: (&Pack, &ShortText), long: Option<&LongText>, id: PolicyId, text: &Text) -> Vec<Self> {
        let clauses = long.filter(|_| is_mail(of.0)).and_then(|long| long.policies.get(id.index()));
        let clauses = clauses.map(|policy| policy.clauses.as_slice()).unwrap_or_default();
        let one = |(number, clause): (usize, &ClauseText)| {
            let report = Self::of(of, id, Some((number, &clause.text)), text)?;
            Some(Self { label: clause.text.clone(), ..report })
        };
        (1..).zip(clauses).filter_map(one).collect()
    }
}

/// The scheme of a number to dial.
const TEL: &str = "tel:";

fn is_mail(pack: &Pack) -> bool {
    pack.report.starts_with('m')
}

/// Which rules they are.
fn rules(pack: &Pack, words: &ReachText) -> String {
    [words.rules, &pack.version, " (", &pack.fingerprint, ")"].concat()
}

/// A text inside an address: all bytes but the plainest as `%` and two digits.
fn encoded(text: &str) -> String {
    let mut all = String::with_capacity(text.len() * 3);
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_') {
            all.push(char::from(byte));
        } else {
            all.push('%');
            for half in [byte >> 4, byte & 15] {
                all.push(char::from(if half < 10 { b'0' + half } else { b'A' - 10 + half }));
            }
        }
    }
    all
}
