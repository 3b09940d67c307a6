// Puts every file of a folder, the page itself aside, beside the built page under its own name.
// Called by Trunk, which says where the build is being laid out.

import { cpSync } from "node:fs";
import { join } from "node:path";

const folder = process.argv[2];
const page = join(folder, "index.html");

cpSync(folder, process.env.TRUNK_STAGING_DIR, { recursive: true, filter: (file) => file !== page });
