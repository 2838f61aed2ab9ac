// Writes the prompt library as a static site to dist/gallery, for any web server. Prices are those of today, or of a day:
//   npm run gallery -- [YYYY-MM-DD]
import { isoDay } from '../server/src/lsp/host.ts';
import { buildSite } from './gallery/site.ts';

const out = 'dist/gallery';
const [on = isoDay(new Date())] = process.argv.slice(2);
const count = await buildSite({ library: 'library', out, on });
console.log(`${out}/index.html: ${String(count)} entries, prices of ${on}`);
