// Pictures of drawn specimen cards (样本 SPECIMEN), made for a student of the demonstration by `draw-cards`.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Student } from './demo';

const root = join(__dirname, '../..');
const binary = process.env.TUCAI_DRAW_CARDS ?? join(root, 'target/release/draw-cards');

export type Shot = 'front' | 'front-blurred' | 'front-upside-down' | 'back';

/** The picture as a file, for a file input. */
export function cardPath(who: Student, shot: Shot): string {
  const folder = join(process.env.TUCAI_E2E_DATA!, 'cards', who.number);
  const file = join(folder, `${shot}.jpg`);
  if (!existsSync(file)) {
    execFileSync(binary, ['--name', who.name, '--number', who.idNumber, '--out', folder], { cwd: root });
  }
  return file;
}
