// The sentences of the loader, which the build writes into a template of index.html (src/interview/text/loader.rs).
//
// It deliberately holds no sentence itself, and shows none: it only finds them.

const { content } = document.getElementById('words');

/** A sentence by its name, in a language. */
export function word(name, language) {
  const { textContent, dataset } = content.querySelector(`[data-word="${name}"]`);
  return language === 'zh' ? textContent : dataset.en;
}

/** A copy of the screen that explains a failure, with its button. */
export const screen = (kind) => content.querySelector(`[data-kind="${kind}"]`).cloneNode(true);
