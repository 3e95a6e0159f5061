// The viewfinder's worker: fetches engine and models, looks at one frame at a time, answers a hint. Whatever goes wrong, it
// says `off` once and is silent: the camera works without it.
//
//   page → worker   { start: { glue, wasm, detector, landmarks }, policy, ownFace }   addresses of site/guide.json; the policy as domain::policy::Policy::line
//   worker → page   { ready: true } or { off: true }
//   page → worker   { pixels: ArrayBuffer, width, height, dashed: [left, top, width, height], at, sent, explain }   one in flight
//   worker → page   { hint: name or null, rest: ms until the next frame, explained: JSON where asked for } or { off: true }

// The smallest module that uses a vector instruction: a function without parameters that returns i8x16.splat(0).
const VECTORS = new Uint8Array([
  0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, // magic and version
  1, 5, 1, 0x60, 0, 1, 0x7b, // one type: () -> v128
  3, 2, 1, 0, // one function of it
  10, 8, 1, 6, 0, 0x41, 0, 0xfd, 0x0f, 0x0b, // its body: i32.const 0, i8x16.splat, end
]);

let guide;

async function bytes(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

async function start({ start: files, policy, ownFace }) {
  if (!WebAssembly.validate(VECTORS)) throw new Error('no vector instructions');
  const [module, detector, landmarks] = await Promise.all([
    import(files.glue).then(async (module) => {
      await module.default({ module_or_path: files.wasm });
      return module;
    }),
    bytes(files.detector),
    bytes(files.landmarks),
  ]);
  guide = new module.Guide(detector, landmarks, policy, ownFace);
  return { ready: true };
}

function look({ pixels, width, height, dashed, at, sent, explain }) {
  const hint = guide.see(new Uint8Array(pixels), width, height, new Float32Array(dashed), at);
  const rest = guide.took(performance.timeOrigin + performance.now() - sent);
  return rest === undefined ? { off: true } : { hint: hint ?? null, rest, explained: explain ? guide.explain() : undefined };
}

onmessage = async ({ data }) => {
  try {
    postMessage(data.start ? await start(data) : look(data));
  } catch {
    postMessage({ off: true });
    close();
  }
};
