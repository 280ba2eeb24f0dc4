package io.stackline.opcua;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.opcua.TestClient.How;
import io.stackline.run.Command;
import io.stackline.run.Outcome;
import io.stackline.run.RunId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.milo.opcua.sdk.client.identity.IdentityProvider;
import org.eclipse.milo.opcua.sdk.client.identity.SignedIdentityToken;
import org.eclipse.milo.opcua.sdk.client.identity.X509IdentityProvider;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.security.SecurityPolicy;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.enumerated.MessageSecurityMode;
import org.eclipse.milo.opcua.stack.core.types.enumerated.UserTokenType;
import org.eclipse.milo.opcua.stack.core.types.structured.EndpointDescription;
import org.eclipse.milo.opcua.stack.core.types.structured.SignatureData;
import org.eclipse.milo.opcua.stack.core.types.structured.UserNameIdentityToken;
import org.eclipse.milo.opcua.stack.core.types.structured.UserTokenPolicy;
import org.eclipse.milo.opcua.stack.core.util.Lists;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedLine.class)
final class LoginTest {
  @Test
  void onlySignedAndEncryptedEndpointsAreOfferedAndNobodyWithoutAUser(TestLine line)
      throws Exception {
    Set<String> policies = new TreeSet<>();
    for (EndpointDescription each : TestClient.endpoints(line.server().endpoints().get(0))) {
      assertEquals(MessageSecurityMode.SignAndEncrypt, each.getSecurityMode());
      policies.add(each.getSecurityPolicyUri());
      assertEquals(
          Set.of(UserTokenType.UserName, UserTokenType.Certificate),
          Stream.of(each.getUserIdentityTokens())
              .map(UserTokenPolicy::getTokenType)
              .collect(Collectors.toSet()));
    }
    assertEquals(
        new TreeSet<>(
            Set.of(
                SecurityPolicy.Basic256Sha256.getUri(),
                SecurityPolicy.Aes128_Sha256_RsaOaep.getUri(),
                SecurityPolicy.Aes256_Sha256_RsaPss.getUri())),
        policies);
  }

  @Test
  void eachUserOfTheFirstStartLogsInUnderAnyPolicy(TestLine line) throws Exception {
    for (SecurityPolicy policy :
        List.of(
            SecurityPolicy.Basic256Sha256,
            SecurityPolicy.Aes128_Sha256_RsaOaep,
            SecurityPolicy.Aes256_Sha256_RsaPss)) {
      try (TestClient client =
          TestClient.connect(line.server(), line.how("observer").with(policy))) {
        assertTrue(client.children(client.id("line")).contains("Presses"), "control");
      }
    }
    for (String user : List.of("engineer", "administrator")) {
      try (TestClient client = line.connect(user)) {
        assertFalse(client.children(client.id("line")).isEmpty());
      }
    }
  }

  @Test
  void wrongPasswordAndUnknownUserCannotBeToldApart(TestLine line) {
    long wrongPassword = refusal(line, How.user("engineer", "wrong"));
    long unknownUser = refusal(line, How.user("nobody", "wrong"));
    assertEquals(StatusCodes.Bad_IdentityTokenRejected, wrongPassword);
    assertEquals(wrongPassword, unknownUser);
  }

  /** Milo #1804: which way the cipher text is broken must not show, or it could be taken apart. */
  @Test
  void brokenEncryptionLooksLikeAWrongPassword(TestLine line) {
    How how = line.how("administrator");
    for (int bytes : new int[] {0, 1, 256, 257, 512}) {
      IdentityProvider garbage = new Garbage("administrator-" + bytes, bytes);
      assertEquals(
          StatusCodes.Bad_IdentityTokenRejected,
          refusal(line, new How(how.policy(), how.key(), garbage)),
          bytes + " bytes");
    }
  }

  /** Encrypts nothing at all, and says it did. */
  private record Garbage(String user, int bytes) implements IdentityProvider {
    @Override
    public SignedIdentityToken getIdentityToken(EndpointDescription endpoint, ByteString nonce) {
      UserTokenPolicy policy =
          Stream.of(endpoint.getUserIdentityTokens())
              .filter(each -> each.getTokenType() == UserTokenType.UserName)
              .findFirst()
              .orElseThrow();
      byte[] cipherText = new byte[bytes];
      Arrays.fill(cipherText, (byte) 0x55);
      return new SignedIdentityToken(
          new UserNameIdentityToken(
              policy.getPolicyId(),
              user,
              ByteString.of(cipherText),
              SecurityPolicy.Basic256Sha256.getAsymmetricEncryptionAlgorithm().getUri()),
          new SignatureData(null, null));
    }
  }

  /** Policy ids tell end points apart, else a token might be read by another's rules (#1787). */
  @Test
  void noTokenPolicyIdIsUsedUnderTwoSecurityPolicies(TestLine line) throws Exception {
    Map<String, String> policies = new HashMap<>();
    for (EndpointDescription each : TestClient.endpoints(line.server().endpoints().get(0))) {
      for (UserTokenPolicy token : Lists.ofNullable(each.getUserIdentityTokens())) {
        assertEquals(each.getSecurityPolicyUri(), token.getSecurityPolicyUri());
        String other = policies.put(token.getPolicyId(), each.getSecurityPolicyUri());
        assertTrue(other == null || other.equals(each.getSecurityPolicyUri()), other);
      }
    }
    assertEquals(6, policies.size());
  }

  @Test
  void nobodyIsNotLetInWhereTheSiteDoesNotSaySo(TestLine line) {
    assertEquals(
        StatusCodes.Bad_IdentityTokenInvalid,
        refusal(line, How.anonymous(SecurityPolicy.Basic256Sha256)));
  }

  @Test
  void whoseKeyIsProvedIsTheUserOfTheCertificateFile(TestLine line) throws Exception {
    TestKey mine = TestKey.make("anna");
    TestKey other = TestKey.make("stranger");
    Path file = line.security().resolve("users").resolve("certs").resolve("engineer.der");
    Files.write(file, mine.certificate().getEncoded());
    CompletableFuture<Command> seen = new CompletableFuture<>();
    line.answers(
        "engineer",
        command -> {
          seen.complete(command);
          return new Outcome.Accepted(command.id(), command.at(), new RunId("x"));
        });
    How how = line.how("operator");
    RunId run = new RunId("by-certificate");
    line.publish(Runs.running(run));
    try (TestClient client =
        TestClient.connect(line.server(), new How(how.policy(), how.key(), identity(mine)))) {
      assertTrue(client.call("run/by-certificate", "Hold", "").getStatusCode().isGood());
      assertEquals("engineer", seen.get(5, TimeUnit.SECONDS).by());
    }
    assertEquals(
        StatusCodes.Bad_IdentityTokenRejected,
        refusal(line, new How(how.policy(), how.key(), identity(other))));
    Files.delete(file);
    assertEquals(
        StatusCodes.Bad_IdentityTokenRejected,
        refusal(line, new How(how.policy(), how.key(), identity(mine))),
        "taken away, it counts no more");
  }

  @Test
  void anUnknownClientApplicationLandsInRejectedUntilItIsTrusted(TestLine line) throws Exception {
    TestKey stranger = TestKey.make("unknown-application");
    How how = line.how("operator").with(stranger);
    assertEquals(StatusCodes.Bad_SecurityChecksFailed, refusal(line, how));
    Path rejected = line.security().resolve("pki").resolve("rejected");
    assertTrue(holds(rejected, stranger), "in quarantine");

    line.server().trustClient(stranger.certificate());
    try (TestClient client = TestClient.connect(line.server(), how)) {
      assertFalse(client.children(client.id("presses")).isEmpty());
    }
    assertFalse(holds(rejected, stranger), "no more in quarantine");
    assertTrue(holds(line.security().resolve("pki").resolve("trusted").resolve("certs"), stranger));
  }

  @Test
  void theCertificateNamesTheApplicationAndItsHosts(TestLine line) throws Exception {
    List<String> names =
        line.server().serverCertificate().getSubjectAlternativeNames().stream()
            .map(each -> String.valueOf(each.get(1)))
            .toList();
    assertTrue(
        names.containsAll(List.of("urn:stackline:pilot-line:server", "localhost", "127.0.0.1")),
        names.toString());
  }

  private static X509IdentityProvider identity(TestKey key) {
    return new X509IdentityProvider(key.certificate(), key.keys().getPrivate());
  }

  private static boolean holds(Path folder, TestKey key) throws Exception {
    byte[] wanted = key.certificate().getEncoded();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path each : files.toList()) {
        if (Arrays.equals(wanted, Files.readAllBytes(each))) {
          return true;
        }
      }
    }
    return false;
  }

  private static long refusal(TestLine line, How how) {
    UaException refused =
        assertThrows(UaException.class, () -> TestClient.connect(line.server(), how).close());
    return refused.getStatusCode().value();
  }
}
