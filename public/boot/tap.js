// A tap on a question's single answer continues to the next question, after a moment in which its mark is visible.
//
// This lives here because an event says whether it was a tap: a key only walks over the answers. In large text, where
// a hand may slip, the button stays in charge. A finger that taps twice out of habit means what was there first, not
// what has replaced it. Deliberately does not know what a row means.

const CONTINUES_AFTER = 90; // milliseconds, as the next three
const MARK_SEEN = 50;
const SAME = 20;
const TWICE = 350;
const NEAR = 40; // pixels

let going; // the timer
let last = { at: -TWICE, x: 0, y: 0 }; // the tap before

/** Whether a finger repeats its last tap; always false in browsers that do not tell fingers from mice. */
function again({ pointerType, timeStamp, clientX, clientY }) {
  if (pointerType !== 'touch') return false;
  const since = timeStamp - last.at;
  // A tap on a label also clicks its box, at the same moment and place.
  if (since < SAME) return false;
  const twice = since < TWICE && Math.hypot(clientX - last.x, clientY - last.y) < NEAR;
  last = { at: timeStamp, x: clientX, y: clientY };
  return twice;
}

function dropSecond(event) {
  if (event.isTrusted && event.detail && again(event)) {
    event.preventDefault();
    event.stopPropagation();
  }
}

function tapped(event) {
  // A key makes its own click on the radio button, without a count.
  const row = (event.detail || !event.isTrusted) && event.target.closest('[data-onward] .row');
  if (!row || document.documentElement.classList.contains('big')) return;
  clearTimeout(going);
  // A slow phone reports the tap late; count from when the finger left.
  const late = event.isTrusted ? performance.now() - event.timeStamp : 0;
  going = setTimeout(() => {
    if (row.isConnected) row.closest('form').querySelector('.go').click();
  }, Math.max(MARK_SEEN, CONTINUES_AFTER - late));
}

/** Starts listening for taps. */
export function hearTaps() {
  const live = document.getElementById('live');
  live.addEventListener('click', dropSecond, true);
  live.addEventListener('click', tapped);
}
