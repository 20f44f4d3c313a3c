// The worker that reads QR codes where the browser cannot: rqrr as WebAssembly, `caice::scan`.
//
// Keeps no picture. The page gives it the addresses of its code with each picture.

let ready;

self.onmessage = async ({ data: { turn, js, wasm, points, width } }) => {
  try {
    ready ??= import(js).then(async (code) => {
      await code.default({ module_or_path: wasm });
      return code;
    });
    const code = await ready;
    self.postMessage({ turn, text: code.scan(new Uint8Array(points), width) });
  } catch {
    self.postMessage({ turn, failed: true });
  }
};
