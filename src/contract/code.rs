//! Codes for everything that can be wrong with a pack or with answers: stable names for tools, each with its severity
//! and meaning.
//!
//! A vocabulary only. The pass that finds a problem reports the code and its place.

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The pack cannot be built.
    Error,
    /// The pack can be built, but `--strict` refuses it.
    Warning,
}

macro_rules! codes {
    ($($variant:ident $slug:literal $severity:ident $help:literal)*) => {
        /// The kinds of findings.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $(#[doc = $help] $variant,)* }

        impl Code {
            /// All codes.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The name that people and tests use.
            pub fn slug(self) -> &'static str {
                match self { $(Self::$variant => $slug,)* }
            }

            /// How grave it is.
            pub fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity,)* }
            }

            /// What it means and what to do, for `caice check --list`.
            pub fn help(self) -> &'static str {
                match self { $(Self::$variant => $help,)* }
            }
        }
    };
}

codes! {
    UnreadableFile "unreadable-file" Error
        "A file of the pack is missing or is no UTF-8 text. Create it, or save it as UTF-8."
    YamlSyntax "yaml-syntax" Error
        "The file is not YAML. Usually a missing space after a colon, a wrong indentation or an open quote."
    YamlUnsupported "yaml-unsupported" Error
        "Anchors, aliases, tags, merge keys and several documents in one file are YAML, but hide what a policy says. Write it out."
    DuplicateKey "duplicate-key" Error
        "A mapping names the same field twice; only one could count. Remove one."
    UnknownField "unknown-field" Error
        "The section or record has no such field. The hint names the nearest one."
    MissingField "missing-field" Error
        "The section must have this field."
    WrongShape "wrong-shape" Error
        "The field holds text where a list or mapping is expected, or the other way round."
    BadValue "bad-value" Error
        "The value is none of those the field can take."
    BadKey "bad-key" Error
        "A name must begin with a Latin letter and hold only letters, digits, `-` and `_`."
    DuplicateId "duplicate-id" Error
        "Two policies, people, clauses or benefits share an id. Ids are how results, links and tests name them."
    UnknownSource "unknown-source" Error
        "A citation names a source that sources.yaml does not have."
    UnknownTopic "unknown-topic" Error
        "A fact names a topic that terms.yaml does not have."
    UnknownTheme "unknown-theme" Error
        "A policy names a theme or a stage that terms.yaml does not have."
    UnknownContact "unknown-contact" Error
        "A policy names a contact that pack.yaml does not have. Add it to `contacts`, or name one that is there."
    UnknownPaper "unknown-paper" Error
        "A policy names a paper that terms.yaml does not have. Add it to `papers` there, or name one that is there."
    UnknownOffer "unknown-offer" Error
        "The door for firms names an offer that terms.yaml does not have."
    FirmsOffer "firms-offer" Error
        "The job of the door for firms supposes what the firm is asked, or does not ask it. What a firm leaves open must stay open, and what it says must reach the candidate."
    AskedAtStand "asked-at-stand" Error
        "A candidate is asked something at the firm's stand that is sensitive or that `ask` does not allow at a fair. Others may look at that screen."
    FirmsSize "firms-size" Error
        "The `size` of the door for firms names a fact that the firm is not asked, or whose options are not large, medium, small and micro in that order."
    TierFigure "tier-figure" Error
        "The words of a tier name an amount that the benefit's own amount does not hold: one of the two is wrong."
    UnfoundedNumber "unfounded-number" Warning
        "A text of a policy names a number that no amount, rule, day or source of the policy has. One of the two is wrong, or the number needs a source; what a policy only reports, such as another place's rule, is explained under its `says`."
    IdleNumber "idle-number" Warning
        "An entry of `says` explains a number that no text of the policy has, or that needs no explanation. Remove it."
    UnknownFact "unknown-fact" Error
        "A rule or a persona names a fact that facts.yaml does not have."
    UnknownOption "unknown-option" Error
        "A rule or a persona compares a fact with an option it does not have; the comparison would never hold."
    RuleScalarStyle "rule-scalar-style" Error
        "A rule must be one plain or quoted line, or a `|-` block, so that findings can point into it."
    RuleSyntax "rule-syntax" Error
        "The rule is not CEL, the Common Expression Language."
    UnsupportedConstruct "unsupported-construct" Error
        "The rule is CEL, but uses a part of it that cannot be evaluated with unanswered questions."
    TypeMismatch "type-mismatch" Error
        "The two sides of a comparison, or an operator and its operand, are of different types."
    DateNotInvertible "date-not-invertible" Error
        "As the day goes on, the comparison could hold, fail and hold again, so no day can be told on which it begins or ends to hold. Let one side alone move with `on`."
    MovesWithTheDay "moves-with-the-day" Error
        "What a counter grows while, or the first or last day of a window, changes itself with the day outcomes are for, so that the counter would fall back and no day could be told on which the window opens. Let it rest on facts and fixed days alone."
    UnknownFigure "unknown-figure" Error
        "A rule or amount names a figure that no policy publishes."
    DerivedCycle "derived-cycle" Error
        "A derived fact follows from itself."
    BadAnswer "bad-answer" Error
        "A persona's answer does not fit the type of its fact."
    Contradiction "contradiction" Error
        "A persona answers a derived fact differently from what its other answers say."
    TooMuchWork "too-much-work" Error
        "A fact or a policy takes too many steps, because derived facts name each other many times over or lists are looked through within lists. A page would stand still over it."
    GradeDFigure "grade-d-figure" Error
        "A figure of grade D must never be shown. Remove the amount, or cite a source that raises its grade."
    NothingToAsk "nothing-to-ask" Error
        "A policy matches or fails before anybody has answered anything. Some clause that answers decide must always be needed."
    UnaskedFact "unasked-fact" Error
        "A rule, a window or an amount rests on a fact or a field that no question and no derivation supplies; what comes of it could never be known."
    StaleSource "stale-source" Warning
        "A source was last looked at longer ago than pack.yaml allows. Look again and update `seen`."
    UnusedQuestion "unused-question" Warning
        "A question would be asked, of a person or of an entry of a list, that no rule uses. Remove its `ask` or its `question`, or the fact or field."
    StraddlingChoice "straddling-choice" Warning
        "People choose a number from ranges, which are cut where rules compare it with a constant. This comparison cuts none, so a range can leave it open for ever. Compare one fact, times a whole number, with constants."
    ExchangedDays "exchanged-days" Warning
        "A span of time is counted from the day of the outcome to a day that lies before it, so that it is never above 0. Write the earlier day first."
    BoundOnNone "bound-on-none" Warning
        "A number of which there may be none is compared with the most it may be. A comparison with none is no: say whether none is few enough."
    SumOfNone "sum-of-none" Warning
        "A number of which there may be none is added up over records. If one record has none, so does the sum, and every comparison with it is no: say what none means."
    ShareOfNothing "share-of-nothing" Warning
        "A share is compared by its two numbers, which holds for 0 of 0 as well. Say that there must be something of which it is a share."
    MissingTranslation "missing-translation" Warning
        "A text has no English."
    UncertainDecides "uncertain-decides" Error
        "What `uncertain` says about who qualifies is decided nevertheless: the clause it names says a flat yes or no. Make that an office clause, or let it rest on a figure of grade D."
    UncertainAbout "uncertain-about" Warning
        "An entry of `uncertain` does not say what it is about. Name the clauses that leave open who qualifies, or write `about: amount`, `window`, `procedure` or `source`."
    UnknownPurpose "unknown-purpose" Error
        "A benefit is for a purpose that terms.yaml does not have."
    RelationWithItself "relation-with-itself" Error
        "A policy is said to go together with itself."
    NoSameObject "no-same-object" Error
        "A relation speaks of the same object, but the two policies do not both pay for each record of one list."
    RelationsContradict "relations-contradict" Error
        "Two relations say different things of the same two policies for the same days."
    RepeatedRelation "repeated-relation" Warning
        "A relation of two policies is written twice. One is enough: both cards show it."
    OneSidedExclusion "one-sided-exclusion" Warning
        "A clause rules a policy out where another was had before, but no relation keeps the two apart when somebody applies for both at once."
    UnfoundedSoon "unfounded-soon" Error
        "A policy's `soon` says that something presses although nobody knows until when. It holds no number, `uncertain` says with `about: window` what is known, and where a last day is known it stands in `window` instead."
    UntestedClause "untested-clause" Warning
        "No persona makes this clause hold, or none makes it fail, so nothing shows that it works."
    NoPersona "no-persona" Warning
        "A policy has no persona: nobody said what should come out."
    UnknownClause "unknown-clause" Error
        "A benefit or a persona names a clause that the policy does not have."
    UnknownBenefit "unknown-benefit" Error
        "A persona expects something of a benefit that the policy does not have."
    UnknownPolicy "unknown-policy" Error
        "A person expects something of a policy that the pack does not have, or a policy replaces one."
    RepeatedPolicy "repeated-policy" Error
        "A person names a policy twice; only one status can come out. Leave it under one."
    MissingPolicy "missing-policy" Warning
        "A person leaves a policy out: nobody said what should come out of it. Put it under the status that its text gives, or let `caice test --accept` put it under the one that comes out, and read the diff."
    MissingExpectation "missing-expectation" Warning
        "A person does not say which questions come first, what goes together, or what is near: `asked_first`, `together` and `near`. Write them from the policies' texts, or let `caice test --accept` write what comes out, and check that."
    MissingAnswer "missing-answer" Warning
        "A person leaves out a question that people are asked and that applies. Answer it, or write null for 不清楚."
    UnknownDefinition "unknown-definition" Error
        "A condition uses a definition that terms.yaml does not have."
    DefinitionCycle "definition-cycle" Error
        "A definition uses itself, perhaps by way of others."
    UnusedDefinition "unused-definition" Warning
        "No policy uses this definition. Remove it, or use it."
    BadPeriod "bad-period" Error
        "The last day comes before the first: the period has no day."
    RowsOverlap "rows-overlap" Error
        "Two rows of a figure hold on the same day, so that it would have two values. End the earlier one in time."
    RowsGap "rows-gap" Warning
        "Between two rows of a figure are days without a value; there the figure is unknown. Close the gap if a source does."
    VersionCycle "version-cycle" Error
        "A policy replaces itself, perhaps by way of others, so that none of them is the later version."
    VersionTwice "version-twice" Error
        "Two policies replace the same one, so that nobody could say which of them is its next version. Let one replace the other."
    VersionsOverlap "versions-overlap" Error
        "Two versions of a policy are in force on the same day, so that it would count twice. End the earlier one the day before the later one begins."
    VersionsGap "versions-gap" Warning
        "Between two versions of a policy are days on which neither is in force. Close the gap if a source does, or say so in `uncertain` of the later one."
    RunOnForAll "run-on-for-all" Warning
        "A policy runs on after its last day for those who began in time, but no clause says who that is, so it runs on for everybody. Add a clause that compares a date with the last day."
    PaymentsCutOff "payments-cut-off" Warning
        "A rule ends before all payments of a benefit can have come, but does not say whether who began in time goes on. Write `run_on: true` with a clause on the day, or `run_on: false`."
    PaidAgain "paid-again" Warning
        "Cash that is paid by the year does not say how many payments were made already, so that all of them are promised again. Write `paid` under `times`."
    WithdrawnAhead "withdrawn-ahead" Error
        "A policy was withdrawn on a day after the pack's checked date, but a withdrawal holds at once. Write it on that day, or give `validity` a last day."
    NegativePosition "negative-position" Error
        "A gate, an office clause or a presumed clause below `not`: taking it as met would turn into taking it as unmet. Word it the other way round."
    ImpossibleClause "impossible-clause" Error
        "No answers make this clause or condition hold. Usually two parts contradict each other, or a number lies above the `most` of its fact."
    AlwaysTrue "always-true" Warning
        "Every answer makes this clause or condition hold, so it demands nothing. Remove it, or mend what makes it so."
    UnreachablePart "unreachable-part" Warning
        "This part of a rule or tier of an amount never makes a difference. Remove it, or mend what hides it."
    TiersOverlap "tiers-overlap" Warning
        "Two benefits of the same kind, for the same recipient, are both given for some values of the fact that tells them apart. Let one end where the other begins."
    TiersGap "tiers-gap" Warning
        "Between two benefits of the same kind, for the same recipient, are values of the fact that tells them apart for which neither is given. Let one end where the other begins."
    KleeneGap "kleene-gap" Warning
        "A question would be asked although every answer leads to the same result. Write the rule so that its parts share no fact; the hint says how."
    UntestedBoundary "untested-boundary" Warning
        "No persona stands right at a threshold on one of its sides, so that an exchange of `<` and `<=` would go unnoticed. The first and last days of rules, windows and values of figures are thresholds, too."
    QuestionTooLong "question-too-long" Warning
        "A question of more than 24 or a help of more than 40 Chinese characters does not fit the screen. Shorten it."
    Unnumbered "unnumbered" Error
        "A fact, field, option or policy has no number in wire.yaml, so that a link could not carry it. `caice number` gives it the next free one; the hint says which."
    NumberTwice "number-twice" Error
        "Two entries of wire.yaml have the same number, so that an old link would be misread. Numbers are given once, retired ones included."
    UnknownNumbered "unknown-numbered" Error
        "An entry of wire.yaml numbers something that the pack does not have. Move it to `retired`, so that nothing else ever gets the number."
}
