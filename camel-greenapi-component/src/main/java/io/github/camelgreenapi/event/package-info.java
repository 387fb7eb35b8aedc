/** What happens: the events of a linking and of an account, as plain records. */
package io.github.camelgreenapi.event;
