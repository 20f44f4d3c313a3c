//! Reporting a mistake: with the policy, the clause and the version of the rules, and nothing about the person.

use std::sync::Arc;

use caice::{
    interview::{
        text::Language,
        view::{Card, Report},
    },
    pack::{Pack, PolicyId},
};

use crate::{Outcome, counter::person_but, packs::bundled, walk::Walk};

/// An address as a mail program reads it.
fn decoded(href: &str) -> Outcome<String> {
    let mut bytes = Vec::new();
    let mut rest = href.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(if byte == b'%' {
            let two = [rest.next().ok_or("cut off")?, rest.next().ok_or("cut off")?];
            u8::from_str_radix(std::str::from_utf8(&two)?, 16)?
        } else {
            byte
        });
    }
    Ok(String::from_utf8(bytes)?)
}

/// The bundled pack with somebody who reads reports.
fn with(report: &str) -> Outcome<Pack> {
    Ok(Pack { report: report.into(), ..bundled()?.lowered.pack.clone() })
}

#[test]
fn without_anybody_named_the_number_of_the_policy_is_called() -> Outcome {
    let walk = Walk::of(bundled()?)?;
    let session = &walk.interview.session;
    assert_eq!(session.pack.report, "", "our pack names nobody yet");
    for outcome in &walk.interview.view.assessment.outcomes {
        let card = Card::of(session, outcome, walk.text).ok_or("no card")?;
        let report =
            Report::of((&session.pack, &session.short), outcome.policy, None, walk.text).ok_or("nowhere to report")?;
        let first = card.call.first().ok_or("nobody to call")?;
        assert_eq!(report.href, first.href);
        assert_eq!(report.label, format!("这条有错？打 {}", first.phone));
    }
    let id = walk.policy_id("cn-tax-veteran")?;
    let say = Report::say(&session.pack, id, walk.text).ok_or("nothing to say")?;
    let print = &session.pack.fingerprint;
    assert_eq!(say, format!("报错时说：cn-tax-veteran · 规则版本 2026.11.1 ({print})。不用说自己的情况。"));
    assert!(Report::by_clause((&session.pack, &session.short), session.long.as_deref(), id, walk.text).is_empty());
    Ok(())
}

#[test]
fn whom_the_pack_names_comes_before_that_and_a_mail_says_it_all() -> Outcome {
    let walk = Walk::of(bundled()?)?;
    let session = &walk.interview.session;
    let id = walk.policy_id("cn-tax-veteran")?;
    let of = |pack: &Pack| Report::of((pack, &session.short), id, None, walk.text);
    let by_phone = of(&with("tel:0578-0000000")?).ok_or("none")?;
    assert_eq!((by_phone.href.as_str(), by_phone.label.as_str()), ("tel:0578-0000000", "这条有错？打 0578-0000000"));
    let by_mail = of(&with("mailto:rules@example.org")?).ok_or("none")?;
    assert_eq!(by_mail.label, "这条有错？发邮件");
    let (to, rest) = by_mail.href.split_once("?subject=").ok_or("no subject")?;
    let (subject, body) = rest.split_once("&body=").ok_or("no body")?;
    assert_eq!(to, "mailto:rules@example.org");
    assert!(rest.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"%-._&=".contains(&byte)), "{rest}");
    let title = session.title(id).ok_or("no title")?;
    assert_eq!(decoded(subject)?, format!("才策报错：{title} (cn-tax-veteran)"));
    let body = decoded(body)?;
    let version = format!("规则版本 2026.11.1 ({})", session.pack.fingerprint);
    assert!(body.starts_with(&format!("政策：{title} (cn-tax-veteran)\n")) && body.contains(&version), "{body}");
    Ok(())
}

#[test]
fn each_clause_of_a_policy_can_be_reported_by_number_and_words() -> Outcome {
    let walk = Walk::of(bundled()?)?;
    let session = &walk.interview.session;
    let pack = with("mailto:rules@example.org")?;
    for (index, policy) in pack.policies.iter().enumerate() {
        let of = (&pack, &*session.short);
        let clauses = Report::by_clause(of, session.long.as_deref(), PolicyId::at(index), walk.text);
        assert_eq!(clauses.len(), policy.clauses.len(), "{}", policy.key);
        for (n, Report { label, href }) in (1..).zip(&clauses) {
            let said = decoded(href)?;
            assert!(said.contains(&format!("条款：{n} {label}\n")), "{said}");
        }
    }
    Ok(())
}

#[test]
fn no_answer_is_in_a_report() -> Outcome {
    let compiled = bundled()?;
    let pack = Arc::new(with("mailto:rules@example.org")?);
    let mut nobody = Walk::of(compiled)?;
    nobody.interview.session.pack = Arc::clone(&pack);
    let reports = |walk: &Walk| -> Outcome<Vec<(PolicyId, Option<Report>)>> {
        let outcomes = &walk.interview.view.assessment.outcomes;
        let session = &walk.interview.session;
        let of = |id: PolicyId| Report::of((&session.pack, &session.short), id, None, walk.text);
        Ok(outcomes.iter().map(|outcome| (outcome.policy, of(outcome.policy))).collect())
    };
    let of_nobody = reports(&nobody)?;
    assert!(of_nobody.len() > 40);
    for person in &compiled.lowered.people {
        let mut walk = person_but(&person.id.value, |_, _| {})?;
        walk.interview.session.pack = Arc::clone(&pack);
        // The same to the letter as for somebody who answered nothing.
        assert_eq!(reports(&walk)?, of_nobody, "{}", person.id.value);
    }
    Ok(())
}

#[test]
fn english_reports_in_english() -> Outcome {
    let walk = Walk::of(bundled()?)?;
    let short = bundled()?.short_in(Language::En)?;
    let pack = with("mailto:rules@example.org")?;
    let id = walk.policy_id("cn-tax-veteran")?;
    let report = Report::of((&pack, &short), id, Some((2, "a clause")), Language::En.text()).ok_or("none")?;
    let said = decoded(&report.href)?;
    assert!(
        said.contains("Policy: ") && said.contains("Clause: 2 a clause") && said.contains("rules 2026.11.1"),
        "{said}"
    );
    Ok(())
}
