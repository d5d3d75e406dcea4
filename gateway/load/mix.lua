-- For wrk: posts a shuffled mix of all voice events, each time with another call. BODIES names a file with a body in each line.
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"

local requests, next = {}, 0

function init()
    math.randomseed(7)
    local bodies = {}
    for body in io.lines(os.getenv("BODIES")) do
        bodies[#bodies + 1] = body
    end
    -- Made before the measurement, which the client would slow down otherwise.
    for number = 1, 5000 do
        local body = bodies[math.random(#bodies)]
        body = body:gsub('"callId":"[^"]*"', ('"callId":"c-%08x"'):format(math.random(2 ^ 31 - 1)))
        requests[number] = wrk.format(nil, nil, nil, body)
    end
end

function request()
    next = next % #requests + 1
    return requests[next]
end

function done(summary, latency)
    local errors = summary.errors
    io.write(("| %.0f "):format(summary.requests / summary.duration * 1e6))
    for _, percentile in ipairs({ 50, 99, 99.9 }) do
        io.write(("| %.2f ms "):format(latency:percentile(percentile) / 1000))
    end
    io.write(("| %d |\n"):format(errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
