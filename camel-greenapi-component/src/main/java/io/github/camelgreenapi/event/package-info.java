/** The events of linkings and of accounts, as plain records. */
package io.github.camelgreenapi.event;
