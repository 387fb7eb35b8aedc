/** Who: the accounts that are linked, where their credentials come from, and the states they can be in. */
package io.github.camelgreenapi.account;
