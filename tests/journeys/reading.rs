//! What holds on every screen, in every window: nobody has to scroll sideways, nothing is cut off, a thumb can hit
//! every control, axe finds a name for each, no sentence promises anything, and the banner says what this is.
//!
//! `tours` lists the windows. People judge whether a screen is beautiful: see `pictures`.

use serde_json::{Value, json};

use crate::axe;
use crate::harness::{Outcome, PHONE, Setup, Trouble, ensure, journey};
use crate::page::Page;

/// Forbidden in every sentence: each would be a verdict that only an office can give.
const NEVER_SAID: [&str; 18] = [
    "符合资格",
    "符合条件",
    "可以领取",
    "可领取",
    "能拿",
    "一定",
    "稳拿",
    "直接享受",
    "免审",
    "审核通过",
    "保证",
    "绝对安全",
    "最终解释权",
    "概不负责",
    "官方",
    "贵单位",
    "undefined",
    "NaN",
];

/// The banner in both languages.
const BANNER: [&str; 2] = [
    "演示版：据公开资料整理，未经主管部门审核，不是政府网站",
    "Demonstration:compiledfrompublicmaterial,notreviewedbytheauthorities,notagovernmentwebsite",
];

/// The size a finger needs, in CSS pixels.
const THUMB: u32 = 48;

/// Checks one screen in the window given by `setup`.
pub async fn examine(page: &Page, screen: &str, setup: &Setup<'_>) -> Outcome {
    let (width, height) = page.size(setup).await?;
    ensure(page.ask("return all('#demo').length").await? == 1, format!("{screen} has no banner"))?;
    let banner = page.ask_text("return tidy(document.getElementById('demo').textContent)").await?;
    ensure(BANNER.contains(&banner.as_str()), banner)?;

    // All text, including collapsed text and the window's title.
    let text = page.ask_text("return tidy(document.body.textContent + document.title)").await?;
    // 低保证 is the certificate of an allowance, not a 保证.
    let text = text.replace("低保证", "");
    for words in NEVER_SAID {
        ensure(!text.contains(words), format!("{screen} says {words:?}"))?;
    }
    let sums =
        page.ask_text("return tidy([...document.querySelectorAll('.sum')].map((e) => e.textContent).join())").await?;
    ensure(!sums.contains("确定"), format!("the sum of {screen} says 确定"))?;

    let problems = page.run(LAYOUT, vec![json!(width), json!(height), json!(THUMB)]).await?;
    let problems = problems.json().as_array().ok_or_else(|| Trouble::new("the layout was not measured"))?;
    let problems: Vec<&str> = problems.iter().filter_map(Value::as_str).collect();
    ensure(problems.is_empty(), format!("{screen}:\n{}", problems.join("\n")))?;
    axe::no_violation(page, screen).await
}

/// Measures the screen; returns sentences about its faults.
const LAYOUT: &str = "
    const [width, height, thumb] = arguments;
    const wrong = [];
    const about = (e) => `<${e.localName} class=${e.className}> ${tidy(e.textContent).slice(0, 24)}`;

    const wide = document.documentElement.scrollWidth;
    if (wide > width) wrong.push(`it scrolls sideways: ${wide} in a window of ${width}`);

    // Text that leaves the window or a box that hides what leaves it.
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
      const e = walk.currentNode.parentElement;
      if (!walk.currentNode.data.trim() || !shown(e) || e.closest('.unseen, .skip')) continue;
      const range = document.createRange();
      range.selectNodeContents(walk.currentNode);
      for (const box of range.getClientRects()) {
        if (box.width < 1) continue;
        if (box.left < -1 || box.right > width + 1) { wrong.push(`cut off by the window: ${about(e)}`); break; }
        const hidden = (up) => {
          const style = getComputedStyle(up), edge = up.getBoundingClientRect();
          return style.overflowX !== 'visible' && (box.left < edge.left - 1 || box.right > edge.right + 1)
            || style.overflowY !== 'visible' && (box.top < edge.top - 1 || box.bottom > edge.bottom + 1);
        };
        let up = e;
        while (up && up !== document.body && !hidden(up)) up = up.parentElement;
        if (up && up !== document.body) { wrong.push(`cut off by its box: ${about(e)}`); break; }
      }
    }

    // Targets. Exempt are links inside a sentence, which have the height of its line (WCAG 2.5.8, inline), and the
    // skip link, which only a keyboard can see.
    for (const e of all('a[href], button, summary, label.row, select, input:not(.row input)')) {
      if (e.matches('.skip') || e.localName === 'a' && getComputedStyle(e).display === 'inline') continue;
      const box = e.getBoundingClientRect();
      if (box.height < thumb || box.width < thumb) {
        wrong.push(`too small for a thumb, ${Math.round(box.width)} by ${Math.round(box.height)}: ${about(e)}`);
      }
    }

    // One action that stands out, and it can be reached.
    const actions = all('.go');
    if (actions.length > 1) wrong.push(`${actions.length} main actions`);
    const before = [scrollX, scrollY];
    for (const e of actions) {
      e.scrollIntoView({ block: 'center', behavior: 'instant' });
      const box = e.getBoundingClientRect();
      const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
      if (!e.contains(top)) wrong.push(`covered: ${about(e)}`);
    }
    scrollTo({ left: before[0], top: before[1], behavior: 'instant' });

    // What sticks to the bottom leaves most of the window to the text.
    for (const e of all('.foot')) {
      if (getComputedStyle(e).position === 'sticky' && e.offsetHeight > height * 0.35) {
        wrong.push(`the bar at the bottom takes ${e.offsetHeight} of ${height}`);
      }
    }

    // One heading of the first rank.
    if (all('h1').length !== 1) wrong.push(`${all('h1').length} headings of the first rank`);
    return wrong";

#[test]
fn a_bad_screen_is_noticed() -> Outcome {
    let setup = &Setup { motion: false, ..PHONE };
    let worse = [
        ("document.querySelector('h1').textContent = '你一定能拿到'", "says"),
        ("document.getElementById('demo').hidden = true", "has no banner"),
        ("document.querySelector('.lead').style.width = '500px'", "scrolls sideways"),
        (
            "Object.assign(document.querySelector('.lead').style, { height: '10px', overflow: 'hidden' })",
            "cut off by its box",
        ),
        ("document.querySelector('summary').style.minHeight = '20px'", "too small for a thumb"),
        (
            "document.querySelector('.foot').insertAdjacentHTML('beforeend', '<a class=\"go\" href=\"#\">二</a>')",
            "main actions",
        ),
        (
            "const e = document.createElement('div'); Object.assign(e.style, { position: 'fixed', inset: 0, zIndex: 99 }); document.body.append(e)",
            "covered",
        ),
        ("document.querySelector('.lead').style.color = '#ddd'", "color-contrast"),
        ("document.querySelector('.side').append(document.createElement('img'))", "image-alt"),
    ];
    journey(setup.clone(), async |page| {
        for (change, wanted) in worse {
            page.leave().await?;
            page.open().await?;
            page.at_home().await?;
            page.ask(change).await?;
            let said =
                examine(page, "home", setup).await.err().map(|trouble| format!("{trouble:?}")).unwrap_or_default();
            ensure(said.contains(wanted), format!("{change}: expected {wanted:?}, found {said:?}"))?;
        }
        Ok(())
    })
}
