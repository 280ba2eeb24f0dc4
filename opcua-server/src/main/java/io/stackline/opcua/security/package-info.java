/**
 * Who may connect and who may do what: users and their roles, password hashes, log-in throttling,
 * the server's certificate, the client applications it trusts, and the audit log. All of it lives
 * in one folder that only the server's own account may read.
 *
 * <p>{@link io.stackline.opcua.security.SecurityFolder} is what a running server sees; {@link
 * io.stackline.opcua.security.UserBook}, {@link io.stackline.opcua.security.TrustDesk} and {@link
 * io.stackline.opcua.security.CertificateDesk} change the same files from another process. Nothing
 * is told between the two: the server looks at the stamps of the files.
 */
@NullMarked
package io.stackline.opcua.security;

import org.jspecify.annotations.NullMarked;
