/* SPDX-License-Identifier: Apache-2.0 */
// Defines <greenapi-link src="/link/…">. Loaded as a module or as a classic script alike.
import("./greenapi-link-element.js");
