-- Sends prepared requests in turn. Lines of the file: method, path, credential, body, separated by tabs. Ten # in a request become
-- a number that no other request has.
local requests, count, index, serial = {}, 0, 0, 0
local hasSerial = false

function init(args)
  serial = tonumber(args[2])
  for line in io.lines(args[1]) do
    local method, path, key, body = line:match("^([^\t]*)\t([^\t]*)\t([^\t]*)\t(.*)$")
    local headers = { ["Authorization"] = "Bearer " .. key, ["Accept"] = "application/json" }
    if body ~= "" then
      headers["Content-Type"] = "application/json"
      headers["Idempotency-Key"] = "load-##########"
      hasSerial = true
    end
    count = count + 1
    requests[count] = wrk.format(method, path, headers, body ~= "" and body or nil)
  end
end

function request()
  index = index % count + 1
  if not hasSerial then
    return requests[index]
  end
  serial = serial + 1
  return (requests[index]:gsub("##########", string.format("%010d", serial)))
end

function done(summary, latency, _)
  local errors = summary.errors
  io.write(string.format("RESULT %d %d %d %d %d\n", summary.requests, summary.duration, latency:percentile(50), latency:percentile(99),
    errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
