// The viewfinder's engine in Chromium, on one picture.
import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';

export type Explained = { measures: Record<string, number>; reasons: string[] };
export type Looked = {
  explained: Explained;
  /** How long each look took, ms. */
  took: number[];
};

/** Lets the wasm look so often at the same pixels, made as small as the capture page makes them. */
export function look(page: Page, file: string, times: number): Promise<Looked> {
  // Browsers look at the bytes, whatever type is named.
  const picture = `data:image/png;base64,${readFileSync(file).toString('base64')}`;
  return page.evaluate(
    async ({ picture, times }) => {
      const files = await (await fetch('/guide.json')).json();
      const bytes = async (address: string) => new Uint8Array(await (await fetch(address)).arrayBuffer());
      const { default: init, Guide } = await import(files.glue);
      await init({ module_or_path: files.wasm });
      const guide = new Guide(await bytes(files.detector), await bytes(files.landmarks), 'degree', false);
      const image = Object.assign(new Image(), { src: picture });
      await image.decode();
      const longer = Math.max(image.naturalWidth, image.naturalHeight);
      const [width, height] = [image.naturalWidth, image.naturalHeight].map((side) => Math.round((640 * side) / longer));
      const small = await createImageBitmap(image, { resizeWidth: width, resizeHeight: height });
      const pen = Object.assign(document.createElement('canvas'), { width, height }).getContext('2d')!;
      pen.drawImage(small, 0, 0);
      const pixels = new Uint8Array(pen.getImageData(0, 0, width, height).data.buffer);
      const dashed = new Float32Array([0.25, 0.2, 0.5, 0.5]);
      const took = [];
      for (let k = 0; k < times; k++) {
        const from = performance.now();
        guide.see(pixels, width, height, dashed, k * 40);
        took.push(performance.now() - from);
      }
      return { explained: JSON.parse(guide.explain()), took };
    },
    { picture, times },
  );
}
