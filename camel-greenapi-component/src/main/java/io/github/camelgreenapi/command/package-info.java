/** The commands and their results, one file each. */
package io.github.camelgreenapi.command;
