// Tells people when the loader never arrived: boot.js answers 404, is blocked, or uses syntax that this browser does
// not know.
//
// A separate file in the syntax of 2009, so that it runs wherever anything does; its sentences are in index.html
// (src/interview/text/loader.rs). Deliberately starts nothing, and stays silent once boot.js has run. If this file is
// missing as well, index.html still has the list of policies and whom to ask.
(function () {
  'use strict';
  var SLOW_AFTER = 3000; // milliseconds
  var words = document.getElementById('words').content;

  function byId(id) {
    return document.getElementById(id);
  }

  function word(name) {
    return words.querySelector('[data-word="' + name + '"]').textContent;
  }

  // Whether boot.js has run. If so, it ran before the browser reports the page as loaded.
  function arrived() {
    return !!window.caice;
  }

  function judge() {
    if (arrived() || byId('failure').firstChild) return;
    var said = words.querySelector('[data-kind="not-started"]').cloneNode(true);
    var failure = byId('failure');
    while (said.firstChild) failure.appendChild(said.firstChild);
    failure.querySelector('.address').textContent = location.href.split('#')[0];
    failure.querySelector('button').onclick = function () {
      location.reload();
    };
    failure.setAttribute('data-kind', 'not-started');
    byId('hello').hidden = byId('foot').hidden = true;
    document.body.className += ' failed';
    byId('policies').setAttribute('open', '');
    failure.hidden = false;
    document.title = failure.querySelector('h1').textContent;
    failure.focus();
  }

  // A tap on 开始 or a chip that nothing handles yet.
  function tapped() {
    if (arrived() || location.hash.slice(0, 2) !== '#/' || location.hash === '#/') return;
    byId('busy').hidden = false;
    byId('busy').textContent = word('busy');
    setTimeout(function () {
      if (!arrived()) byId('busy').textContent = word('slow');
    }, SLOW_AFTER);
  }

  window.addEventListener('hashchange', tapped);
  tapped();
  if (document.readyState === 'complete') judge();
  else {
    window.addEventListener('load', function () {
      setTimeout(judge);
    });
  }
})();
