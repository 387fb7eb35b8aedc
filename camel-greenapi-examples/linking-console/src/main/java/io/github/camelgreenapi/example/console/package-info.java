/** An example: pages on which tenants link their accounts, and one with which an operator manages them. */
package io.github.camelgreenapi.example.console;
