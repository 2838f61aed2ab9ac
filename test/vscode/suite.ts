import './writing.ts';
import './commands.ts';
import './wildcards.ts';
import './convert.ts';
import './dropping.ts';
import './library.ts';
import './ledger.ts';
