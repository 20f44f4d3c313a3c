// A tap on the one answer that is wanted continues to the next question, after a moment in which its mark is seen.
//
// It lives here because an event says whether it was a tap: a key only walks over the answers. In large text, where a
// hand may slip, the button stays in charge. It deliberately does not know what a row means.

const CONTINUES_AFTER = 90; // milliseconds, as the next
const MARK_SEEN = 50;

let going; // the timer

function tapped(event) {
  // A key makes a click of its own on the radio button, without a count.
  const row = (event.detail || !event.isTrusted) && event.target.closest('[data-onward] .row');
  if (!row || document.documentElement.classList.contains('big')) return;
  clearTimeout(going);
  // A slow phone reports the tap late; the moment began when the finger left.
  const late = event.isTrusted ? performance.now() - event.timeStamp : 0;
  going = setTimeout(() => {
    if (row.isConnected) row.closest('form').querySelector('.go').click();
  }, Math.max(MARK_SEEN, CONTINUES_AFTER - late));
}

/** Listens for taps. */
export const hearTaps = () => document.getElementById('live').addEventListener('click', tapped);
