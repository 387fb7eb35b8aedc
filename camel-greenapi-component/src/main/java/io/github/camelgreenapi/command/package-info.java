/** What can be asked, one file each, and the caller that asks it. */
package io.github.camelgreenapi.command;
