import './writing.ts';
import './commands.ts';
