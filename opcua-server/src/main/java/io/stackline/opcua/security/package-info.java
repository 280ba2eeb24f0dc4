/**
 * Who may connect and who may do what: users and their roles, password hashes, log-in throttling,
 * the server's certificate, and the list of client applications it trusts. All of it lives in one
 * folder that only the server's own account may read.
 */
@NullMarked
package io.stackline.opcua.security;

import org.jspecify.annotations.NullMarked;
