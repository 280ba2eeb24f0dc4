package io.stackline.launch.demo;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.milo.opcua.sdk.client.DiscoveryClient;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.sdk.client.OpcUaClientConfig;
import org.eclipse.milo.opcua.sdk.client.identity.UsernameProvider;
import org.eclipse.milo.opcua.sdk.client.subscriptions.MonitoredItemSynchronizationException;
import org.eclipse.milo.opcua.sdk.client.subscriptions.OpcUaMonitoredItem;
import org.eclipse.milo.opcua.sdk.client.subscriptions.OpcUaSubscription;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.security.DefaultClientCertificateValidator;
import org.eclipse.milo.opcua.stack.core.security.MemoryCertificateQuarantine;
import org.eclipse.milo.opcua.stack.core.security.MemoryTrustListManager;
import org.eclipse.milo.opcua.stack.core.security.SecurityPolicy;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.enumerated.MessageSecurityMode;
import org.eclipse.milo.opcua.stack.core.types.enumerated.TimestampsToReturn;
import org.eclipse.milo.opcua.stack.core.types.structured.CallMethodRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.CallMethodResult;
import org.eclipse.milo.opcua.stack.core.types.structured.EndpointDescription;
import org.jspecify.annotations.Nullable;

/**
 * One OPC UA session to a Stackline server, signed and encrypted with Basic256Sha256, as a user
 * with a password. Values arrive by subscription and are kept per node. Thread-safe.
 */
public final class LineClient implements AutoCloseable {
  private static final double PUBLISHING_MS = 100;
  private static final int WAIT_S = 20;

  private final OpcUaClient client;
  private final OpcUaSubscription subscription;
  private final int namespace;
  private final Map<String, DataValue> values = new ConcurrentHashMap<>();

  private LineClient(OpcUaClient client, OpcUaSubscription subscription, int namespace) {
    this.client = client;
    this.subscription = subscription;
    this.namespace = namespace;
  }

  /**
   * Connects.
   *
   * @param server certificate the server must show; any other is refused
   */
  public static LineClient connect(
      String endpointUrl,
      String namespaceUri,
      ClientIdentity identity,
      String user,
      String password,
      X509Certificate server)
      throws LineClientException {
    try {
      EndpointDescription endpoint = secureEndpoint(endpointUrl);
      MemoryTrustListManager trust = new MemoryTrustListManager();
      trust.addTrustedCertificate(server);
      OpcUaClientConfig config =
          OpcUaClientConfig.builder()
              .setApplicationName(LocalizedText.english("Stackline demo"))
              .setApplicationUri(identity.applicationUri())
              .setEndpoint(endpoint)
              .setKeyPair(identity.keys())
              .setCertificate(identity.certificate())
              .setCertificateChain(new X509Certificate[] {identity.certificate()})
              .setCertificateValidator(
                  new DefaultClientCertificateValidator(trust, new MemoryCertificateQuarantine()))
              .setIdentityProvider(new UsernameProvider(user, password))
              .setRequestTimeout(uint(WAIT_S * 1000))
              .build();
      OpcUaClient client = OpcUaClient.create(config);
      client.connect();
      int namespace = namespaceIndex(client, namespaceUri);
      OpcUaSubscription subscription = new OpcUaSubscription(client, PUBLISHING_MS);
      subscription.create();
      return new LineClient(client, subscription, namespace);
    } catch (UaException e) {
      throw new LineClientException("cannot connect to " + endpointUrl + ": " + e.getMessage(), e);
    }
  }

  private static EndpointDescription secureEndpoint(String url)
      throws UaException, LineClientException {
    try {
      return DiscoveryClient.getEndpoints(url).get(WAIT_S, TimeUnit.SECONDS).stream()
          .filter(
              each -> SecurityPolicy.Basic256Sha256.getUri().equals(each.getSecurityPolicyUri()))
          .filter(each -> each.getSecurityMode() == MessageSecurityMode.SignAndEncrypt)
          .findFirst()
          .orElseThrow(
              () ->
                  new LineClientException(url + " offers no signed and encrypted endpoint", null));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LineClientException("interrupted while connecting to " + url, e);
    } catch (ExecutionException | TimeoutException e) {
      throw new LineClientException(url + " does not answer", e);
    }
  }

  private static int namespaceIndex(OpcUaClient client, String uri) throws LineClientException {
    var index = client.getNamespaceTable().getIndex(uri);
    if (index == null) {
      throw new LineClientException("the server has no namespace " + uri, null);
    }
    return index.intValue();
  }

  /**
   * Calls a method and returns its output arguments.
   *
   * @throws LineClientException with the server's reason if it refuses
   */
  public List<Object> call(String object, String method, Object... arguments)
      throws LineClientException {
    List<Variant> inputs = new ArrayList<>();
    for (Object argument : arguments) {
      inputs.add(new Variant(argument));
    }
    try {
      CallMethodRequest request =
          new CallMethodRequest(node(object), node(method), inputs.toArray(Variant[]::new));
      CallMethodResult[] results = client.call(List.of(request)).getResults();
      CallMethodResult result = results == null || results.length == 0 ? null : results[0];
      if (result == null) {
        throw new LineClientException(method + " gave no answer", null);
      }
      List<Object> outputs = new ArrayList<>();
      Variant[] given = result.getOutputArguments();
      for (Variant each : given == null ? new Variant[0] : given) {
        Object value = each.getValue();
        outputs.add(value == null ? "" : value);
      }
      if (result.getStatusCode().isBad()) {
        throw new LineClientException(
            "the line refused " + method + ": " + result.getStatusCode() + " " + outputs, null);
      }
      return outputs;
    } catch (UaException e) {
      throw new LineClientException(method + " failed: " + e.getMessage(), e);
    }
  }

  /**
   * What a method answered.
   *
   * @param status name of the status code, such as {@code Bad_InvalidState}
   * @param outputs an empty text where an output has no value
   */
  public record Reply(boolean good, String status, List<Object> outputs) {
    public Reply {
      outputs = List.copyOf(outputs);
    }
  }

  /**
   * Calls a method and does not wait; fails if nobody answers.
   *
   * @param arguments whole numbers are sent unsigned
   */
  public CompletableFuture<Reply> ask(String object, String method, Object... arguments) {
    Variant[] inputs =
        Arrays.stream(arguments)
            .map(each -> new Variant(each instanceof Integer number ? uint(number) : each))
            .toArray(Variant[]::new);
    return client
        .callAsync(List.of(new CallMethodRequest(node(object), node(method), inputs)))
        .thenApply(response -> reply(response.getResults()));
  }

  private static Reply reply(CallMethodResult @Nullable [] results) {
    if (results == null || results.length == 0) {
      return new Reply(false, "no answer", List.of());
    }
    List<Object> outputs = new ArrayList<>();
    Variant[] given = results[0].getOutputArguments();
    for (Variant each : given == null ? new Variant[0] : given) {
      Object value = each.getValue();
      outputs.add(value == null ? "" : value);
    }
    StatusCode status = results[0].getStatusCode();
    String name = StatusCodes.lookup(status.getValue()).map(each -> each[0]).orElse("unknown");
    return new Reply(status.isGood(), name, outputs);
  }

  /** Reads nodes as they are now, as text; one that has no good value is empty. */
  public CompletableFuture<List<Optional<String>>> read(List<String> nodes) {
    return client
        .readValuesAsync(0, TimestampsToReturn.Neither, nodes.stream().map(this::node).toList())
        .thenApply(all -> all.stream().map(LineClient::text).toList());
  }

  /** Reads nodes as they are now, with quality and the time of their source. */
  public CompletableFuture<List<DataValue>> look(List<String> nodes) {
    return client.readValuesAsync(
        0, TimestampsToReturn.Source, nodes.stream().map(this::node).toList());
  }

  private static Optional<String> text(DataValue value) {
    Object content = value.getStatusCode().isBad() ? null : value.getValue().getValue();
    return content instanceof Object[] several
        ? Optional.of(String.join(",", Arrays.stream(several).map(String::valueOf).toList()))
        : Optional.ofNullable(content).map(Object::toString);
  }

  /** Subscribes to nodes; their values can be asked for from now on. */
  public void watch(List<String> nodes) throws LineClientException {
    for (String name : nodes) {
      OpcUaMonitoredItem item = OpcUaMonitoredItem.newDataItem(node(name));
      item.setSamplingInterval(PUBLISHING_MS);
      item.setQueueSize(uint(2));
      item.setDataValueListener((source, value) -> values.put(name, value));
      subscription.addMonitoredItem(item);
    }
    try {
      subscription.synchronizeMonitoredItems();
    } catch (MonitoredItemSynchronizationException e) {
      throw new LineClientException("cannot subscribe to " + nodes + ": " + e.getMessage(), e);
    }
  }

  /** The last value of a watched node, unless none has come or its quality is bad. */
  public Optional<Object> value(String node) {
    DataValue value = values.get(node);
    if (value == null || value.getStatusCode().isBad()) {
      return Optional.empty();
    }
    return Optional.ofNullable(value.getValue().getValue());
  }

  /** The last value as text, empty if there is none. */
  public String text(String node) {
    return value(node).map(Object::toString).orElse("");
  }

  /** The last value as a number, NaN if there is none. */
  public double number(String node) {
    return value(node)
        .filter(Number.class::isInstance)
        .map(each -> ((Number) each).doubleValue())
        .orElse(Double.NaN);
  }

  private NodeId node(String identifier) {
    return new NodeId(namespace, identifier);
  }

  @Override
  public void close() throws LineClientException {
    try {
      client.disconnect();
    } catch (UaException e) {
      throw new LineClientException("disconnect failed: " + e.getMessage(), e);
    }
  }
}
